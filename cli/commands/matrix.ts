import { ambiguities, type AmbiguityName, type Assumptions } from '../../contracts/register/ambiguities.js'
import { exitFindings, exitUsage } from '../output/exit-codes.js'
import { plain } from '../output/log.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { optionsOf } from '../flags/mock-options.js'
import { variantsOf } from '../../mock-server/control/tenant-profile/tenant-profile.js'
import { assume } from '../../mock-server/world/start/assume.js'
import { failuresIn } from '../suite/failed-tests.js'
import { runSuite, unfit, type SuiteOptions } from '../suite/suite.js'
import { terminal } from '../output/terminal.js'

export interface MatrixFlags extends MockFlags {
  readonly client?: string
  readonly only?: readonly string[]
  /** Whether a suite that depends on an assumption is a finding. */
  readonly strict?: boolean
  readonly format: 'text' | 'json'
}

/** `not-reached`: the assumption did not affect any response the suite received, so the suite was not rerun. */
type VariantVerdict = 'holds' | 'depends-on' | 'not-reached'

interface VariantResult {
  readonly ambiguity: string
  readonly variant: string
  readonly verdict: VariantVerdict
  readonly durationMs: number
  /** When the suite depends on the default: the lines of its output that name failed tests. */
  readonly failures?: readonly string[]
}

const timeoutMs = 1_800_000

/**
 * Reruns a suite under each variant of undocumented behaviour and reports which assumptions it depends on.
 * @returns 0, or with `strict` 1 when it depends on an assumption. 2 when it fails under the defaults or sent no
 * request to the mock.
 */
export async function matrix(command: readonly string[], flags: MatrixFlags): Promise<number> {
  const wanted = select(flags.only)
  const inForce = await variantsInForce(flags)
  const options: SuiteOptions = { command, flags, timeoutMs }
  const base = await runSuite(options)
  const reason = unfit(base, 'under the defaults')
  if (reason !== undefined) {
    terminal().stderr.write(reason)
    return exitUsage
  }
  const results: VariantResult[] = []
  for (const ambiguity of wanted) {
    for (const variant of Object.keys(ambiguities[ambiguity].variants)) {
      if (variant === inForce[ambiguity]) continue

      const result = base.assumptionsUsed.has(ambiguity)
        ? await runUnder(options, ambiguity, variant)
        : { ambiguity, variant, verdict: 'not-reached' as const, durationMs: 0 }
      results.push(result)
      if (flags.format === 'text') terminal().stdout.write(text(result))
    }
  }
  terminal().stdout.write(
    flags.format === 'json' ? `${JSON.stringify(results, null, 2)}\n` : summary(results),
  )
  return flags.strict && results.some(({ verdict }) => verdict === 'depends-on') ? exitFindings : 0
}

/** The variants of the first run: the defaults, unless the scenario, the tenant profile or --assume chooses another one. */
async function variantsInForce(flags: MockFlags): Promise<Assumptions> {
  const { scenario, tenantProfile, assumptions } = await optionsOf(flags)
  return assume({ ...scenario?.assumptions, ...(tenantProfile && variantsOf(tenantProfile)), ...assumptions })
}

async function runUnder(options: SuiteOptions, ambiguity: string, variant: string): Promise<VariantResult> {
  const { code, tail, durationMs } = await runSuite(options, { assumptions: { [ambiguity]: variant } })
  if (code === 0) return { ambiguity, variant, verdict: 'holds', durationMs }
  const failures = code === undefined ? [`timed out after ${timeoutMs / 60_000} minutes`] : failuresIn(tail)
  return { ambiguity, variant, verdict: 'depends-on', durationMs, failures }
}

/** One variant as text. Variants that were not reached share one line in the summary. */
function text({ ambiguity, variant, verdict, failures = [] }: VariantResult): string {
  if (verdict === 'not-reached') return ''
  const holds = verdict === 'holds'
  const head = `${holds ? 'holds     ' : 'depends on'} ${ambiguity}: with ${variant} the suite ${holds ? 'passes' : 'fails'}\n`
  return head + failures.map((line) => `           ${plain(line)}\n`).join('')
}

/** @throws {Error} when there is no such entry; the message lists the entries */
function select(only: readonly string[] | undefined): readonly AmbiguityName[] {
  const names = Object.keys(ambiguities) as AmbiguityName[]
  if (!only || only.length === 0) return names
  const unknown = only.find((each) => !names.includes(each as AmbiguityName))
  if (unknown === undefined) return names.filter((each) => only.includes(each))
  throw new Error(
    `--only: The ambiguity register has no entry ${JSON.stringify(unknown)}. Use ${names.join(', ')}.`,
  )
}

function summary(results: readonly VariantResult[]): string {
  const of = (verdict: VariantVerdict) => results.filter((each) => each.verdict === verdict)
  const questions = (some: readonly VariantResult[]) => new Set(some.map(({ ambiguity }) => ambiguity))
  const dependent = questions(of('depends-on'))
  const idle = of('not-reached')
  const count = questions(results).size
  const reached = count - questions(idle).size
  const notReached =
    idle.length === 0
      ? ''
      : `not reached: ${idle.length} variants of ${questions(idle).size} ambiguities that did not affect any response the suite received\n`
  return (
    notReached +
    (dependent.size === 0
      ? `The suite does not depend on any of the ${count} ambiguities. It reached ${reached} of them.\n`
      : `The suite depends on the default of ${dependent.size} of ${count} ambiguities: ${[...dependent].join(', ')}\n`)
  )
}
