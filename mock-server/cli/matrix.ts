import { ambiguities, type AmbiguityName } from '../../contracts/ambiguities.js'
import { exitFindings, exitUsage } from './exit.js'
import type { MockFlags } from './options.js'
import { runSuite, type SuiteOptions } from './suite.js'

export interface MatrixFlags extends MockFlags {
  readonly client?: string
  readonly only?: readonly string[]
  /** A suite that rests on an assumption is a finding. */
  readonly strict?: boolean
  readonly format: 'text' | 'json'
}

interface VariantResult {
  readonly ambiguity: string
  readonly variant: string
  /** Whether the suite passes under it as well. */
  readonly holds: boolean
  readonly durationMs: number
  /** The end of what the suite printed, where it does not. */
  readonly tail?: string
}

const timeoutMs = 1_800_000

/**
 * Runs a suite under every variant of what nobody knows about the API.
 * @returns 0, or with `strict` 1 when it rests on an assumption; 2 when it fails anyway
 */
export async function matrix(command: readonly string[], flags: MatrixFlags): Promise<number> {
  const wanted = select(flags.only)
  const options: SuiteOptions = { command, flags, timeoutMs }
  const base = await runSuite(options)
  if (base.code !== 0) {
    process.stderr.write(
      `${base.tail}\ncxone-mock: the command ends with ${base.code ?? 'no code'} under the defaults: make it pass first\n`,
    )
    return exitUsage
  }
  const results: VariantResult[] = []
  for (const ambiguity of wanted) {
    const { default: usual, variants } = ambiguities[ambiguity]
    for (const variant of Object.keys(variants).filter((each) => each !== usual)) {
      const { code, tail, durationMs } = await runSuite(options, { assumptions: { [ambiguity]: variant } })
      const holds = code === 0
      results.push({ ambiguity, variant, holds, durationMs, ...(holds ? {} : { tail }) })
      if (flags.format === 'text') {
        process.stdout.write(
          `${holds ? 'holds   ' : 'rests on'} ${ambiguity}: under ${variant} the suite ${holds ? 'passes' : 'fails'}\n`,
        )
      }
    }
  }
  process.stdout.write(flags.format === 'json' ? `${JSON.stringify(results, null, 2)}\n` : summary(results))
  return flags.strict && results.some(({ holds }) => !holds) ? exitFindings : 0
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
  const resting = new Set(results.filter(({ holds }) => !holds).map(({ ambiguity }) => ambiguity))
  const all = new Set(results.map(({ ambiguity }) => ambiguity))
  return resting.size === 0
    ? `The suite holds under every variant of ${all.size} open questions.\n`
    : `The suite rests on the default of ${resting.size} of ${all.size} open questions: ${[...resting].join(', ')}\n`
}
