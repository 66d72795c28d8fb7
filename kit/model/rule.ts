import type { Capability } from './client.js'
import type { ConfigChanges, ReceivedRequest, ServerAct, TestServerSetup } from './test-server.js'
import type { Transcript } from './transcript.js'
import type { OperationName, Profile } from '../../contracts/api/profiles.js'

export const areas = ['DISC', 'AUTH', 'TOK', 'REQ', 'REC', 'ERR', 'RATE', 'NET', 'SEC', 'PROP'] as const

export type Area = (typeof areas)[number]

/** The area, followed by three digits. Ids are never renumbered or reused. */
export type RuleId = `CX-${Area}-${string}`

export type Level = 'MUST' | 'SHOULD' | 'MAY'

/**
 * The grade of evidence of a rule. A rule with only `unverified` sources warns instead of failing, unless the user
 * trusts unverified sources. `practice`: engineering guidance, or many real bugs.
 */
export type SourceGrade = 'standard' | 'vendor' | 'observed' | 'vendor-sdk' | 'unverified' | 'practice'

export interface RuleSource {
  /** E.g. `RFC 6749 5.1`, or an issue that reports the problem. */
  readonly ref: string
  readonly grade: SourceGrade
}

/** An operation that the kit requests from the client. `call`: the index of the call on the test server; default 0. */
export interface RunStep {
  readonly run: OperationName
  readonly call?: number
  readonly tenant?: string
  /** Milliseconds. Default: the deadline of the configuration. */
  readonly deadlineMs?: number
  /** Tells the client to abort the operation after this many milliseconds. */
  readonly abortAfterMs?: number
  /** Counts `abortAfterMs` from the first injected fault, which a client on a busy machine reaches late. */
  readonly abortCountsFromFault?: true
  /** The rule judges a missed deadline, so it is not a client error. */
  readonly mayHang?: true
  /** Skipped if the client or the profile lacks the operation. The other steps are sufficient. */
  readonly ifAble?: true
  /** Repeats the operation until it succeeds, so often at most, and lets so much time pass in between. */
  readonly untilOk?: { readonly everyMs: number; readonly times: number }
}

/** A step of a rule, as plain data. */
export type Step =
  | RunStep
  | { readonly together: readonly RunStep[] }
  | { readonly server: ServerAct }
  /** Waits in real time. */
  | { readonly waitMs: number }
  /**
   * Lets time pass for the client and the server: both clocks are advanced if the client has one that the kit can
   * advance; otherwise the kit waits in real time.
   */
  | { readonly passMs: number }
  | { readonly advanceClientMs: number }
  /**
   * Configures the client again with these changes, e.g. an unsafe address. If the client rejects the configuration,
   * the following operations count as rejected, too. Placeholders as in the setup.
   */
  | { readonly reconfigure: ConfigChanges }
  /** Configures the client again, with the second OAuth client of the test server. */
  | { readonly reconfigureAs: 'second' }
  /** Adds a second configuration: with a second OAuth client of the same tenant, or with these changes to the first. */
  | { readonly configureTenant: string; readonly changes?: ConfigChanges }
  | { readonly dispose: true }

/** Something that a client did wrong. Baselines refer to the code, so that messages can change. */
export interface Finding {
  readonly code: string
  /** The observed and the expected behaviour. Contains no secret, because requests are named by their id. */
  readonly message: string
  /** The ids of the requests that show it. */
  readonly requests: readonly number[]
}

/** The rule does not concern a client that does not do what the rule is about, for example retry. */
export interface DoesNotApply {
  readonly notApplicable: string
}

/** What a client must do, how to test it, and the mutants that prove the test. */
export interface Rule {
  readonly id: RuleId
  /** Reads as a sentence after "the client", with must, should or may according to the level: `must not …`. */
  readonly title: string
  /** Why the rule matters: what goes wrong otherwise. */
  readonly rationale: string
  /** What to change in a client that violates the rule. */
  readonly fix: string
  readonly level: Level
  readonly sources: readonly [RuleSource, ...RuleSource[]]
  readonly since: string
  /** `preview` warns for one minor version before it can fail. */
  readonly status: 'stable' | 'preview' | 'withdrawn'
  /** The profiles that the rule applies to. Default: all. */
  readonly profiles?: readonly Profile[]
  readonly needs?: readonly Capability[]
  /** The rule concerns state that a client shares between operations. */
  readonly acrossOperations?: true
  /** The transport that the rule needs. Default: any. */
  readonly transport?: 'socket' | 'tls'
  /** Causes: if one of these rules fails, a violation of this one would only follow from it, so it is not run. */
  readonly dependsOn?: readonly RuleId[]
  /** Whether `cxone-mock observe` can judge the rule from traffic alone. */
  readonly always?: true
  readonly setup?: TestServerSetup
  readonly steps: readonly [Step, ...Step[]]
  /**
   * Random steps that follow, repeated `runs` times: sequences of operations and failures, or schedules of concurrent
   * operations. The first one that violates the rule is shortened.
   */
  readonly random?: { readonly kind: 'sequences' | 'schedules'; readonly runs: number }
  /** Returns true if the received requests prove that the client exercised the rule; otherwise says what is missing. */
  readonly guard: (transcript: Transcript) => true | string | DoesNotApply
  /** No finding means that the client follows the rule. */
  readonly expect: (transcript: Transcript) => readonly Finding[]
  /** Clients that violate the rule and must be detected. */
  readonly mutants: readonly [string, ...string[]]
  /** Other clients that prove the rule, with the verdict that they must get. */
  readonly nearMisses?: Readonly<Record<string, 'pass' | 'fail' | 'warn' | 'untested' | 'not-applicable'>>
}

/** The operations that a rule requires from a client. */
export function operationsOf(rule: Rule): ReadonlySet<OperationName> {
  return new Set(runsOf(rule).flatMap(({ run, ifAble }) => (ifAble ? [] : [run])))
}

/**
 * The configured deadline: the shortest deadline of the operations, so that a client that uses only its configuration
 * ends each in time. Undefined if no operation has its own deadline.
 */
export function deadlineOf(rule: Rule): number | undefined {
  const own = runsOf(rule).flatMap(({ deadlineMs }) => deadlineMs ?? [])
  return own.length === 0 ? undefined : Math.min(...own)
}

function runsOf({ steps }: Rule): RunStep[] {
  return steps.flatMap((step) => {
    if ('run' in step) return [step]
    return 'together' in step ? step.together : []
  })
}

/** The area of a rule, by its id. */
export function areaOf(id: RuleId): Area {
  return id.split('-')[1] as Area
}

/** Fills in what is the same for most rules. `since` defaults to '1.0' and `status` to 'stable'. */
export function defineRule(rule: Omit<Rule, 'since' | 'status'> & Partial<Rule>): Rule {
  return { since: '1.0', status: 'stable', ...rule }
}

/** A finding and the requests that show it. */
export function finding(code: string, message: string, requests: readonly ReceivedRequest[]): Finding {
  return { code, message, requests: requests.map(({ id }) => id) }
}

/** One finding for all requests that show it, or none if there are no requests. `message` describes the first. */
export function findingOf(
  code: string,
  requests: readonly ReceivedRequest[],
  message: (first: ReceivedRequest) => string,
): Finding[] {
  const [first] = requests
  return first ? [finding(code, message(first), requests)] : []
}
