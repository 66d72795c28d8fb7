import type { Mutation } from '../../mock-server/mutation/mutation.js'
import { mutations } from '../../mock-server/mutation/mutations.js'
import { durationMs } from '../../mock-server/world/values/duration.js'
import { exitFindings, exitUsage } from '../output/exit-codes.js'
import { plain } from '../output/log.js'
import { Progress } from '../output/progress.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { runSuite, unfit, type SuiteOptions, type SuiteRun } from '../suite/suite.js'
import type { TestTime } from '../suite/test-report.js'
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
  /** The tests that went through the flaw and passed, or, of a caught flaw, the tests that failed. */
  readonly tests?: readonly string[]
}

/** Default time limit against a broken mock, as a multiple of the first run. A suite that hangs counts as `caught`. */
const patience = { times: 5, leastMs: 30_000 } as const

/** Default time limit of the first run, against the unchanged mock. */
const baseTimeoutMs = 1_800_000

/**
 * Runs a suite against the unchanged mock, and then against each broken mock whose flaw that run has reached.
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
  const isReached = ({ id }: Mutation) => base.mutationsReached.has(id)
  const count = wanted.filter(isReached).length
  tell(base, count, wanted.length)
  const progress = new Progress(terminal().stderr, count)
  const results: MutantResult[] = []
  for (const mutation of wanted) {
    const result = isReached(mutation)
      ? resultOf(mutation.id, await runSuite({ ...options, timeoutMs }, { mutation: mutation.id }))
      : ({ id: mutation.id, verdict: 'not-reached', durationMs: 0 } as const)
    results.push(result)
    progress.clear()
    if (flags.format === 'text') terminal().stdout.write(line(mutation, result))
    if (isReached(mutation)) progress.step(`${mutation.id} ${result.verdict}`)
  }
  progress.end()
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

/** Says how long the rest takes, and how tests are named. */
function tell({ durationMs, tests }: SuiteRun, reached: number, all: number): void {
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  const naming =
    tests.length > 0
      ? ''
      : ' To name the tests, let the suite write JUnit XML or JSON, and name the file in its command.'
  terminal().stderr.write(
    `cxone-mock: The suite took ${seconds(durationMs)} s and reaches ${reached} of ${all} flaws: about ` +
      `${seconds(durationMs * reached)} s to go.${naming}\n`,
  )
}

function resultOf(id: string, { code, mutationTimes, tests, durationMs }: SuiteRun): MutantResult {
  const isUsed = mutationTimes.length > 0
  if (code !== 0) {
    const failed = namesOf(tests.filter((test) => test.failed))
    return { id, verdict: isUsed ? 'caught' : 'failed-elsewhere', durationMs, ...failed }
  }
  if (!isUsed) return { id, verdict: 'not-reached', durationMs }
  const through = tests.filter(({ from, to }) => mutationTimes.some((time) => time >= from && time <= to))
  return { id, verdict: 'survived', durationMs, ...namesOf(through) }
}

function namesOf(tests: readonly TestTime[]): Pick<MutantResult, 'tests'> {
  return tests.length === 0 ? {} : { tests: [...new Set(tests.map(({ name }) => name))] }
}

const maxTests = 5

function line({ id, title, missing }: Mutation, { verdict, durationMs, tests = [] }: MutantResult): string {
  const time = durationMs === 0 ? '' : ` (${(durationMs / 1000).toFixed(1)} s)`
  const indent = ' '.repeat(17)
  const more = tests.length > maxTests ? [`${indent}  and ${tests.length - maxTests} more`] : []
  const named = [...tests.slice(0, maxTests).map((name) => `${indent}  ${plain(name)}`), ...more]
  return [
    `${verdict.padEnd(16)} ${id}: a mock that ${title}${time}`,
    ...(verdict === 'survived' || verdict === 'not-reached' ? [`${indent}the suite lacks ${missing}`] : []),
    ...(verdict === 'survived' && named.length > 0
      ? [`${indent}tests that passed while the flaw was in use:`, ...named]
      : []),
    '',
  ].join('\n')
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
