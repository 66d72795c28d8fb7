import type * as FastCheck from 'fast-check'
import type { Client } from '../model/client.js'
import { stepWords } from '../model/describe-steps.js'
import type { Rule, RunStep, Step } from '../model/rule.js'
import {
  operationsIn,
  wireOperationsFor,
  type Purpose,
  type OperationName,
  type Profile,
} from '../../contracts/api/profiles.js'
import type { RuleResult } from '../model/result.js'
import type { RunEnvironment } from './environment.js'

/** Every run tries the same sequences, so that a client gets the same verdict every day. */
const defaultSeed = 1

/** The time limit in milliseconds for trying and shrinking sequences: only a client that is very slow reaches it. */
const maxMs = 120_000

/** A client that starts a process for each operation tries only this share of the sequences. */
const shareOfCommands = 0.1

/** Short, so that many sequences fit in. Late requests of one sequence would appear in the next. */
const graceMs = 30

const callNumbers = [0, 1] as const

/** Long enough for combinations. A failing sequence is shortened afterwards. */
const lengths = { minLength: 1, maxLength: 10, size: 'max' } as const

/** The number of calls that a random rule needs. */
export const randomCalls = callNumbers.length

/** Possible targets of a fault, if the profile has them. */
const allTargets = [
  'issueToken',
  'startRecording',
  'stopRecording',
  'getRecording',
  'pauseRecording',
] as const

/**
 * Runs a rule many times, each with different random steps after its own. The first failing sequence is shortened and
 * reported with the seed and path that reproduce it.
 * @param once runs the steps of one rule
 */
export async function runAtRandom(
  rule: Rule,
  client: Client,
  profile: Profile,
  environment: RunEnvironment,
  once: (rule: Rule, client: Client, environment: RunEnvironment) => Promise<RuleResult>,
): Promise<RuleResult> {
  const began = environment.now()
  const durationMs = () => Math.round(environment.now() - began)
  const fc = await load()
  if (!fc) {
    const reason = 'Random rules need the optional package fast-check. Run npm install fast-check.'
    return { rule, verdict: 'untested', findings: [], reason, durationMs: durationMs() }
  }
  let passed: RuleResult | undefined
  let untested: RuleResult | undefined
  let failed: RuleResult | undefined
  const holds = async (steps: readonly Step[]): Promise<boolean> => {
    // A lost client cannot run further sequences.
    if (failed?.clientLost) return true
    const result = await once({ ...rule, steps: [...rule.steps, ...steps] }, client, {
      ...environment,
      graceMs,
    })
    if (result.verdict === 'pass') passed = result
    else if (result.verdict === 'untested') untested = result
    else failed = result
    return result.verdict === 'pass' || result.verdict === 'untested'
  }
  const planned = (rule.random?.runs ?? 1) * (client.processPerOperation ? shareOfCommands : 1)
  const { seed = defaultSeed, path, runs = planned } = environment.chance ?? {}
  const details = await fc.check(fc.asyncProperty(stepsFor(fc, rule, client, profile), holds), {
    numRuns: runs,
    seed,
    ...(path === undefined ? {} : { path }),
    interruptAfterTimeLimit: maxMs,
  })
  if (!failed) {
    const result = passed ?? untested
    if (!result) throw new RangeError(`${rule.id} ran no sequence`)
    return { ...result, rule, durationMs: durationMs() }
  }
  const steps = await shortened(details.counterexample?.[0] ?? [], holds)
  const reproduction = { seed: details.seed, path: details.counterexamplePath ?? '0' }
  const sequence = [...rule.steps, ...steps].map((each, index) => `${index + 1}. ${wordsFor(each)}`)
  // A lost client cannot run shorter sequences, so its sequence is not shortened.
  const what = failed.clientLost ? 'Sequence that ended the client' : 'Shortest failing sequence'
  const summary = `${what}: ${sequence.join('; ')}; seed ${reproduction.seed}, path ${reproduction.path}`
  const reason = failed.reason === undefined ? summary : `${failed.reason}\n${summary}`
  return { ...failed, rule, reason, again: reproduction, durationMs: durationMs() }
}

/** Removes every step that is not needed for the failure. fast-check does not remove all of them. */
async function shortened(
  given: readonly Step[],
  holds: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let steps = given
  for (let index = given.length - 1; index >= 0; index -= 1) {
    const fewer = steps.toSpliced(index, 1)
    if (!(await holds(fewer))) steps = fewer
  }
  return steps
}

async function load(): Promise<typeof FastCheck | undefined> {
  try {
    return await import('fast-check')
  } catch {
    return undefined
  }
}

type Arbitrary<Value> = FastCheck.Arbitrary<Value>

function stepsFor(
  fc: typeof FastCheck,
  rule: Rule,
  client: Client,
  profile: Profile,
): Arbitrary<readonly Step[]> {
  const available = operationsIn(profile)
  // After do-not-record a call is useless for the following steps.
  const operations = [...client.operations].filter(
    (each) => each !== 'doNotRecord' && available.includes(each),
  )
  const targets = allTargets.filter((each) => wireOperationsFor(each, profile).length > 0)
  return rule.random?.kind === 'schedules'
    ? schedule(fc, operations, targets)
    : fc.array(step(fc, operations, targets, client.capabilities.has('abort')), lengths)
}

function run(fc: typeof FastCheck, operations: readonly OperationName[]): Arbitrary<RunStep> {
  // Starts and stops of the first call are more frequent, so that faults affect them.
  const commands = operations.filter((each) => each === 'startRecording' || each === 'stopRecording')
  const chosen = [...operations, ...commands, ...commands]
  return fc.record({ run: fc.constantFrom(...chosen), call: fc.constantFrom(0, ...callNumbers) })
}

/** One step of a sequence: mostly operations, otherwise events on the server. */
function step(
  fc: typeof FastCheck,
  operations: readonly OperationName[],
  targets: readonly Purpose[],
  canAbort: boolean,
): Arbitrary<Step> {
  const on = fc.constantFrom(...targets)
  // A token endpoint receives no access token.
  const withToken = fc.constantFrom(...targets.filter((target) => target !== 'issueToken'))
  const fault = (more: Arbitrary<object>, targeted = on): Arbitrary<Step> =>
    fc.tuple(targeted, more).map(([target, data]) => ({
      server: { act: 'fault', fault: { on: target, times: 1, ...data } },
    }))
  const policy = fc.record({
    act: fc.constantFrom('start' as const, 'stop' as const),
    call: fc.constantFrom(0, ...callNumbers),
    ifPossible: fc.constant(true as const),
  })
  const aborted = fc
    .tuple(run(fc, operations), fc.nat({ max: 20 }))
    .map(([each, abortAfterMs]) => ({ ...each, abortAfterMs }))
  return fc.oneof(
    { weight: 10, arbitrary: run(fc, operations) },
    { weight: 2, arbitrary: fc.constant({ server: { act: 'revoke-tokens' } } as const) },
    { weight: 3, arbitrary: policy.map((server) => ({ server })) },
    { weight: 1, arbitrary: fault(fc.constant({ status: 429, headers: { 'Retry-After': '0' } })) },
    { weight: 1, arbitrary: fault(fc.constantFrom(500, 502, 504).map((status) => ({ status }))) },
    { weight: 1, arbitrary: fault(fc.constant({ token: 'EXPIRED' }), withToken) },
    {
      weight: 2,
      arbitrary: fault(fc.boolean().map((commit) => ({ fault: 'CONNECTION_RESET_BY_PEER', commit }))),
    },
    ...(canAbort ? [{ weight: 1, arbitrary: aborted }] : []),
  )
}

/** Two groups of concurrent operations whose responses arrive in a random order. */
function schedule(
  fc: typeof FastCheck,
  operations: readonly OperationName[],
  targets: readonly Purpose[],
): Arbitrary<readonly Step[]> {
  const delay = fc
    .tuple(fc.constantFrom(...targets), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3 }))
    .map(([on, fixedDelayMilliseconds, times]): Step => ({
      server: { act: 'fault', fault: { on, fixedDelayMilliseconds, times } },
    }))
  const together = fc
    .array(run(fc, operations), { minLength: 2, maxLength: 8 })
    .map((each): Step => ({ together: each }))
  const between = fc.constantFrom<readonly Step[]>([], [{ server: { act: 'revoke-tokens' } }])
  return fc
    .tuple(fc.array(delay, { maxLength: 6 }), together, between, together)
    .map(([delays, first, middle, second]) => [...delays, first, ...middle, second])
}

/** Calls count from 1 in texts. */
function wordsFor(step: Step): string {
  if ('run' in step) {
    const { run: operation, call = 0, abortAfterMs } = step
    const aborted = abortAfterMs === undefined ? '' : ` aborted after ${abortAfterMs} ms`
    return `${operation} for call ${call + 1}${aborted}`
  }
  if ('together' in step) return `concurrently (${step.together.map(wordsFor).join(', ')})`
  const words = stepWords(step)
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`
}
