import { describe, test, type TestContext } from 'vitest'
import { inShort, ruleText } from '../kit/report/formats/pretty.js'
import type { Report, RuleReport } from '../kit/report/report.js'
import { findingLine, weightOf } from '../kit/report/labels.js'
import { ClientContractRun, type ClientContract } from '../kit/client-contract.js'

declare module 'vitest' {
  interface TaskMeta {
    /** What the client contract kit says of a rule, for reporters. */
    cxone?: RuleReport
  }
}

export interface ContractOptions extends ClientContract {
  /** Is given the report when all rules were put to the client, e.g. to write it to a file. */
  readonly onReport?: (report: Report) => Promise<void> | void
}

const again = `npx vitest run -t {rule}[, with chance: { seed: {seed}, path: '{path}' } in the contract]`

/** Longer than any rule takes with a client that hangs. */
const timeoutMs = 120_000
/** As many at once as vitest allows: each waits most of its time. */
const workers = 8

/**
 * One test for each rule of the client contract kit, named by its id, and one for the whole. The verdicts are those
 * of `cxone-mock check`: a rule that is known to be broken passes, one that can fail and was not reached does not.
 * A rule that warns passes with an annotation `[warn: …]`; the last test prints each that is not kept, and the counts.
 */
export function defineClientContract(contract: ContractOptions): void {
  const exam = new ClientContractRun(contract, again)
  const { strict = false } = contract
  describe(contract.name, () => {
    for (const rule of exam.rules) {
      test.concurrent(`${rule.id} ${rule.title}`, { timeout: timeoutMs }, async (context) => {
        const report = await exam.rule(rule)
        context.task.meta.cxone = report
        await tell(report, strict, context)
      })
    }
    test.concurrent('is measured as a whole', { timeout: timeoutMs }, async ({ annotate }) => {
      const report = await exam.report(workers)
      await annotate(report.denominator, 'notice')
      // Vitest shows what was annotated beside a test that failed, and beside others in its verbose reporter alone.
      console.log(inShort(report))
      await contract.onReport?.(report)
      if (report.counts.run === 0) throw new Error(`No rule was judged: ${report.denominator}`)
    })
  })
}

/** Passes, skips or fails the test as the verdict asks for. */
async function tell(report: RuleReport, strict: boolean, { annotate, skip }: TestContext): Promise<void> {
  const { verdict, reason, findings } = report
  const weight = weightOf(report, strict)
  if (weight === 'none') skip(`${verdict}: ${reason}`)
  if (weight === 'bad' || weight === 'open') throw new ContractFailure(report)
  if (weight === 'mild') await annotate(`[${verdict}: ${findings.map(findingLine).join(' ')}]`, 'warning')
}

/** A rule that is not kept. Its text is all there is to tell: the stack would be that of the kit. */
class ContractFailure extends Error {
  override readonly name = 'ContractFailure'

  constructor(report: RuleReport) {
    super(ruleText(report))
    this.stack = `${this.name}: ${this.message}`
  }
}
