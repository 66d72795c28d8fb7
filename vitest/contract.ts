import { describe, test, type TestContext } from 'vitest'
import { prettySummary, ruleText } from '../kit/report/formats/pretty.js'
import type { Report, RuleReport } from '../kit/report/report.js'
import { findingLine, weightOf } from '../kit/report/labels.js'
import { ClientContractRun, type ClientContract } from '../kit/client-contract.js'

declare module 'vitest' {
  interface TaskMeta {
    /** The report of a rule of the client contract kit, for reporters. */
    cxone?: RuleReport
  }
}

/** The client under test, which rules to run, and what to do with the report. */
export interface ContractOptions extends ClientContract {
  /** Called with the report after all rules have run, e.g. to write it to a file. */
  readonly onReport?: (report: Report) => Promise<void> | void
}

const rerun = `npx vitest run -t {rule}[, with chance: { seed: {seed}, path: '{path}' } in the contract]`

/** Longer than any rule takes, even if the client hangs. */
const timeoutMs = 120_000
/** The number of rules that run concurrently. Each waits most of its time. */
const workers = 8

/**
 * Defines one test for each rule of the client contract kit, named by its id, and one for the whole run. The verdicts
 * are those of `cxone-mock check`: a known failure passes, and an untested rule that can fail does not pass. A warning
 * passes with an annotation `[warn: …]`. The last test prints every rule that did not pass, and the counts.
 * @example
 * defineClientContract({
 *   name: 'acme-recorder',
 *   create: (config) => ({ startRecording: ({ recordingId }) => outcomeOf(new AcmeRecorder(config).start(recordingId)) }),
 * })
 */
export function defineClientContract(contract: ContractOptions): void {
  const run = new ClientContractRun(contract, rerun)
  const { strict = false } = contract
  describe(contract.name, () => {
    for (const rule of run.rules) {
      test.concurrent(`${rule.id} ${rule.title}`, { timeout: timeoutMs }, async (context) => {
        const report = await run.rule(rule)
        context.task.meta.cxone = report
        await applyVerdict(report, strict, context)
      })
    }
    test.concurrent('is measured as a whole', { timeout: timeoutMs }, async ({ annotate }) => {
      const report = await run.report(workers)
      await annotate(report.denominator, 'notice')
      // Vitest shows annotations of passing tests only in its verbose reporter.
      console.log(prettySummary(report))
      await contract.onReport?.(report)
      if (report.counts.run === 0) throw new Error(`No rule was judged: ${report.denominator}`)
    })
  })
}

/** Passes, skips or fails the test according to the verdict. */
async function applyVerdict(
  report: RuleReport,
  strict: boolean,
  { annotate, skip }: TestContext,
): Promise<void> {
  const { verdict, reason, findings } = report
  const weight = weightOf(report, strict)
  if (weight === 'none') skip(`${verdict}: ${reason}`)
  if (weight === 'bad' || weight === 'open') throw new ContractFailure(report)
  if (weight === 'mild') await annotate(`[${verdict}: ${findings.map(findingLine).join(' ')}]`, 'warning')
}

/** A failed rule. It has no stack, which would only show the kit. */
class ContractFailure extends Error {
  override readonly name = 'ContractFailure'

  constructor(report: RuleReport) {
    super(ruleText(report))
    this.stack = `${this.name}: ${this.message}`
  }
}
