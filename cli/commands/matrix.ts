import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import { exitFindings, exitUsage } from '../exit.js'
import { plain } from '../output/log.js'
import type { MockFlags } from '../flags/mock.js'
import { failuresIn } from '../suite/failed-tests.js'
import { runSuite, unfit, type SuiteOptions } from '../suite/suite.js'
import { terminal } from '../terminal.js'

export interface MatrixFlags extends MockFlags {
  readonly client?: string
  readonly only?: readonly string[]
  /** A suite that rests on an assumption is a finding. */
  readonly strict?: boolean
  readonly format: 'text' | 'json'
}

/** `not-reached`: no answer that the suite got rests on it, so that it was not run under it. */
type VariantVerdict = 'holds' | 'rests-on' | 'not-reached'

interface VariantResult {
  readonly ambiguity: string
  readonly variant: string
  readonly verdict: VariantVerdict
  readonly durationMs: number
  /** Where it rests on the default: the lines of what the suite printed that name what failed. */
  readonly failures?: readonly string[]
}

const timeoutMs = 1_800_000

/**
 * Runs a suite under every variant of what nobody knows about the API.
 * @returns 0, or with `strict` 1 when it rests on an assumption; 2 when it fails anyway or never talked to the mock
 */
export async function matrix(command: readonly string[], flags: MatrixFlags): Promise<number> {
  const wanted = select(flags.only)
  const options: SuiteOptions = { command, flags, timeoutMs }
  const base = await runSuite(options)
  const reason = unfit(base, 'under the defaults')
  if (reason !== undefined) {
    terminal().stderr.write(reason)
    return exitUsage
  }
  const results: VariantResult[] = []
  for (const ambiguity of wanted) {
    const { default: usual, variants } = ambiguities[ambiguity]
    for (const variant of Object.keys(variants).filter((each) => each !== usual)) {
      const result = base.asked.has(ambiguity)
        ? await runUnder(options, ambiguity, variant)
        : { ambiguity, variant, verdict: 'not-reached' as const, durationMs: 0 }
      results.push(result)
      if (flags.format === 'text') terminal().stdout.write(text(result))
    }
  }
  terminal().stdout.write(
    flags.format === 'json' ? `${JSON.stringify(results, null, 2)}\n` : summary(results),
  )
  return flags.strict && results.some(({ verdict }) => verdict === 'rests-on') ? exitFindings : 0
}

async function runUnder(options: SuiteOptions, ambiguity: string, variant: string): Promise<VariantResult> {
  const { code, tail, durationMs } = await runSuite(options, { assumptions: { [ambiguity]: variant } })
  if (code === 0) return { ambiguity, variant, verdict: 'holds', durationMs }
  const failures = code === undefined ? ['it took too long, and was ended'] : failuresIn(tail)
  return { ambiguity, variant, verdict: 'rests-on', durationMs, failures }
}

/** What was not reached is told in one line at the end. */
function text({ ambiguity, variant, verdict, failures = [] }: VariantResult): string {
  if (verdict === 'not-reached') return ''
  const holds = verdict === 'holds'
  const head = `${holds ? 'holds   ' : 'rests on'} ${ambiguity}: under ${variant} the suite ${holds ? 'passes' : 'fails'}\n`
  return head + failures.map((line) => `           ${plain(line)}\n`).join('')
}

/** @throws {Error} naming the entries that there are */
function select(only: readonly string[] | undefined): readonly AmbiguityName[] {
  const names = Object.keys(ambiguities) as AmbiguityName[]
  if (!only || only.length === 0) return names
  const unknown = only.find((each) => !names.includes(each as AmbiguityName))
  if (unknown === undefined) return names.filter((each) => only.includes(each))
  throw new Error(
    `the ambiguity register has no entry ${JSON.stringify(unknown)}; it has ${names.join(', ')}`,
  )
}

function summary(results: readonly VariantResult[]): string {
  const of = (verdict: VariantVerdict) => results.filter((each) => each.verdict === verdict)
  const questions = (some: readonly VariantResult[]) => new Set(some.map(({ ambiguity }) => ambiguity))
  const resting = questions(of('rests-on'))
  const idle = of('not-reached')
  const count = questions(results).size
  const reached = count - questions(idle).size
  const unmet =
    idle.length === 0
      ? ''
      : `not reached: ${idle.length} variants of ${questions(idle).size} open questions, on which no answer that the suite got rests\n`
  return (
    unmet +
    (resting.size === 0
      ? `The suite rests on none of the ${count} open questions; it came to ${reached} of them.\n`
      : `The suite rests on the default of ${resting.size} of ${count} open questions: ${[...resting].join(', ')}\n`)
  )
}
