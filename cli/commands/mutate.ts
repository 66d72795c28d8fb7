import { mutations, type Mutation } from '../../mock-server/mutation/mutations.js'
import { durationMs } from '../../mock-server/world/values/duration.js'
import { exitFindings, exitUsage } from '../output/exit-codes.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { runSuite, unfit, type SuiteOptions, type SuiteRun } from '../suite/suite.js'
import { terminal } from '../output/terminal.js'

export interface MutateFlags extends MockFlags {
  readonly client?: string
  readonly only?: readonly string[]
  /** Whether a broken mock that the suite never reached is also a finding. */
  readonly strict?: boolean
  /** Time limit of each run, e.g. `2m`. Default: 30 minutes, then five times the first run, at least 30 s. */
  readonly timeout?: string
  readonly format: 'text' | 'json'
}

type MutantVerdict = 'caught' | 'survived' | 'not-reached' | 'failed-elsewhere'

interface MutantResult {
  readonly id: string
  readonly verdict: MutantVerdict
  readonly durationMs: number
}

/** Default time limit against a broken mock, as a multiple of the first run. A suite that hangs counts as `caught`. */
const patience = { times: 5, leastMs: 30_000 } as const

/** Default time limit of the first run, against the unchanged mock. */
const baseTimeoutMs = 1_800_000

/**
 * Runs a suite against the unchanged mock, and then against each broken mock.
 * @returns 0 when the suite catches every broken mock that it reached, 1 when one survives, 2 when the suite fails
 * against the unchanged mock or sent no request to it
 */
export async function mutate(command: readonly string[], flags: MutateFlags): Promise<number> {
  const wanted = select(flags.only)
  const given = flags.timeout === undefined ? undefined : durationMs(flags.timeout)
  const options: SuiteOptions = { command, flags, timeoutMs: given ?? baseTimeoutMs }
  const base = await runSuite(options)
  const reason = unfit(base, 'against the unchanged mock')
  if (reason !== undefined) {
    terminal().stderr.write(reason)
    return exitUsage
  }
  const timeoutMs = given ?? Math.max(patience.leastMs, base.durationMs * patience.times)
  const results: MutantResult[] = []
  for (const mutation of wanted) {
    const run = await runSuite({ ...options, timeoutMs }, { mutation: mutation.id })
    const result = { id: mutation.id, verdict: verdictOf(run), durationMs: run.durationMs }
    results.push(result)
    if (flags.format === 'text') terminal().stdout.write(line(mutation, result))
  }
  terminal().stdout.write(
    flags.format === 'json' ? `${JSON.stringify(results, null, 2)}\n` : summary(results),
  )
  const has = (verdict: MutantVerdict) => results.some((each) => each.verdict === verdict)
  return has('survived') || (flags.strict === true && has('not-reached')) ? exitFindings : 0
}

/** @throws {Error} when there is no such mutation; the message lists the mutations */
function select(only: readonly string[] | undefined): readonly Mutation[] {
  if (!only || only.length === 0) return mutations
  const unknown = only.find((id) => !mutations.some((each) => each.id === id))
  if (unknown !== undefined) {
    const ids = mutations.map(({ id }) => id).join(', ')
    throw new Error(`--only: Unknown mutation ${JSON.stringify(unknown)}. Use ${ids}.`)
  }
  return mutations.filter(({ id }) => only.includes(id))
}

function verdictOf({ code, mutationUsed }: SuiteRun): MutantVerdict {
  if (code === 0) return mutationUsed ? 'survived' : 'not-reached'
  return mutationUsed ? 'caught' : 'failed-elsewhere'
}

function line({ id, title, missing }: Mutation, { verdict, durationMs }: MutantResult): string {
  const head = `${verdict.padEnd(16)} ${id}: a mock that ${title} (${(durationMs / 1000).toFixed(1)} s)\n`
  return verdict === 'survived' || verdict === 'not-reached'
    ? `${head}${' '.repeat(17)}the suite lacks ${missing}\n`
    : head
}

function summary(results: readonly MutantResult[]): string {
  const count = (verdict: MutantVerdict) => results.filter((each) => each.verdict === verdict).length
  const elsewhere = count('failed-elsewhere')
  return (
    `${count('caught')} of ${results.length} broken mocks caught, ${count('survived')} survived, ` +
    `${count('not-reached')} not reached` +
    (elsewhere > 0 ? `, ${elsewhere} runs failed for another reason (is the suite flaky?)` : '') +
    '\n'
  )
}
