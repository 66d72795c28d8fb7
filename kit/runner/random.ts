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

/** How long sequences are tried, and a failure is made smaller, before what is known is reported. */
const maxMs = 60_000

/** So short that many fit in: what comes late in one sequence would be seen in another. */
const graceMs = 30

const callNumbers = [0, 1] as const

/** Long enough that one thing comes after another; what fails is made as short as it can be all the same. */
const lengths = { minLength: 1, maxLength: 10, size: 'max' } as const

/** How many calls the room of such a rule needs. */
export const randomCalls = callNumbers.length

/** What a fault may meet, as far as the profile has it. */
const allTargets = [
  'issueToken',
  'startRecording',
  'stopRecording',
  'getRecording',
  'pauseRecording',
] as const

/**
 * Puts a rule to a client many times, each with other steps after its own. The first sequence that it does not
 * stand is made as short as it can be, and told with what leads to it again.
 * @param profile in which it is examined
 * @param once examines by the steps of one rule
 */
export async function runAtRandom(
  rule: Rule,
  client: Client,
  profile: Profile,
  surroundings: RunEnvironment,
  once: (rule: Rule, client: Client, surroundings: RunEnvironment) => Promise<RuleResult>,
): Promise<RuleResult> {
  const began = surroundings.now()
  const durationMs = () => Math.round(surroundings.now() - began)
  const fc = await load()
  if (!fc) {
    const reason = 'Rules that go by chance need the optional package fast-check: npm install fast-check'
    return { rule, verdict: 'untested', findings: [], reason, durationMs: durationMs() }
  }
  let passed: RuleResult | undefined
  let untested: RuleResult | undefined
  let failed: RuleResult | undefined
  const holds = async (steps: readonly Step[]): Promise<boolean> => {
    // A client that is lost can be asked nothing more.
    if (failed?.clientLost) return true
    const result = await once({ ...rule, steps: [...rule.steps, ...steps] }, client, {
      ...surroundings,
      graceMs,
    })
    if (result.verdict === 'pass') passed = result
    else if (result.verdict === 'untested') untested = result
    else failed = result
    return result.verdict === 'pass' || result.verdict === 'untested'
  }
  const { seed, path, runs = rule.random?.runs } = surroundings.chance ?? {}
  const details = await fc.check(fc.asyncProperty(stepsFor(fc, rule, client, profile), holds), {
    ...(runs === undefined ? {} : { numRuns: runs }),
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
    interruptAfterTimeLimit: maxMs,
  })
  if (!failed) {
    const result = passed ?? untested
    if (!result) throw new RangeError(`${rule.id} was tried with no sequence at all`)
    return { ...result, rule, durationMs: durationMs() }
  }
  const steps = await shortened(details.counterexample?.[0] ?? [], holds)
  const again = { seed: details.seed, path: details.counterexamplePath ?? '0' }
  const sequence = [...rule.steps, ...steps].map((each, index) => `${index + 1}. ${wordsFor(each)}`)
  // A client that is lost stands no second try, so that nothing was left out of what it was lost in.
  const what = failed.clientLost
    ? 'The sequence in which it was lost'
    : 'The shortest sequence that breaks it'
  const told = `${what}: ${sequence.join('; ')}; seed ${again.seed}, path ${again.path}`
  const reason = failed.reason === undefined ? told : `${failed.reason}\n${told}`
  return { ...failed, rule, reason, again, durationMs: durationMs() }
}

/** Leaves out each step without which the rule is broken all the same: fast-check keeps the last one. */
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
  const there = operationsIn(profile)
  // After do-not-record a call is of no more use to what follows.
  const operations = [...client.operations].filter((each) => each !== 'doNotRecord' && there.includes(each))
  const targets = allTargets.filter((each) => wireOperationsFor(each, profile).length > 0)
  return rule.random?.kind === 'schedules'
    ? schedule(fc, operations, targets)
    : fc.array(step(fc, operations, targets, client.capabilities.has('abort')), lengths)
}

function run(fc: typeof FastCheck, operations: readonly OperationName[]): Arbitrary<RunStep> {
  // Starts and stops of the first call more often than all else: what happens to it can then meet something.
  const commands = operations.filter((each) => each === 'startRecording' || each === 'stopRecording')
  const chosen = [...operations, ...commands, ...commands]
  return fc.record({ run: fc.constantFrom(...chosen), call: fc.constantFrom(0, ...callNumbers) })
}

/** One step of a sequence: most are operations, the others are what happens to a client. */
function step(
  fc: typeof FastCheck,
  operations: readonly OperationName[],
  targets: readonly Purpose[],
  canAbort: boolean,
): Arbitrary<Step> {
  const on = fc.constantFrom(...targets)
  const fault = (more: Arbitrary<object>): Arbitrary<Step> =>
    fc.tuple(on, more).map(([target, data]) => ({
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
    { weight: 1, arbitrary: fault(fc.constant({ token: 'EXPIRED' })) },
    {
      weight: 2,
      arbitrary: fault(fc.boolean().map((commit) => ({ fault: 'CONNECTION_RESET_BY_PEER', commit }))),
    },
    ...(canAbort ? [{ weight: 1, arbitrary: aborted }] : []),
  )
}

/** Operations side by side, twice, whose answers come in an order of their own. */
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

/** Calls count from 1 wherever they are told. */
function wordsFor(step: Step): string {
  if ('run' in step) {
    const { run: operation, call = 0, abortAfterMs } = step
    const aborted = abortAfterMs === undefined ? '' : ` aborted after ${abortAfterMs} ms`
    return `${operation} of call ${call + 1}${aborted}`
  }
  if ('together' in step) return `together (${step.together.map(wordsFor).join(', ')})`
  const words = stepWords(step)
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`
}
