import type { Capability } from './client.js'
import type { ConfigChanges, TestServerSetup, ServerAct } from './test-server.js'
import type { Transcript } from './transcript.js'
import type { OperationName, Profile } from '../../contracts/api/profiles.js'

export const areas = ['DISC', 'AUTH', 'TOK', 'REQ', 'REC', 'ERR', 'RATE', 'NET', 'SEC', 'PROP'] as const

export type Area = (typeof areas)[number]

/** Three digits follow the area. Never renumbered, and never given to another rule. */
export type RuleId = `CX-${Area}-${string}`

export type Level = 'MUST' | 'SHOULD' | 'MAY'

/**
 * How well the source of a rule is known. A rule that rests on `unverified` sources alone warns and never
 * fails, unless the user says that this surface is theirs. `practice`: engineering guidance, or many real bugs.
 */
export type SourceGrade = 'standard' | 'vendor' | 'observed' | 'vendor-sdk' | 'unverified' | 'practice'

export interface RuleSource {
  /** E.g. `RFC 6749 5.1`, or the issue in which others met it. */
  readonly ref: string
  readonly grade: SourceGrade
}

/** One operation that the client is asked for. `call`: which of the room's calls, from 0; default 0. */
export interface RunStep {
  readonly run: OperationName
  readonly call?: number
  readonly tenant?: string
  /** Default: that of the configuration. */
  readonly deadlineMs?: number
  /** Asks the client to give the operation up after so long. */
  readonly abortAfterMs?: number
  /** A missed deadline is what the rule is about, and not a failure to be measured. */
  readonly mayHang?: true
  /** Left out where the client, or the profile, has no such operation: what is left shows the same. */
  readonly ifAble?: true
}

/** What happens in the room, in order: data, so that any runner can do it. */
export type Step =
  | RunStep
  | { readonly together: readonly RunStep[] }
  | { readonly server: ServerAct }
  /** Lets real time pass. */
  | { readonly waitMs: number }
  | { readonly advanceClientMs: number }
  /**
   * Configures the client anew, with this in place of what it had: e.g. an address that is not safe. A client
   * that refuses it has refused the operations that follow, too. Placeholders as in the setup.
   */
  | { readonly reconfigure: ConfigChanges }
  /** Configures the client a second time, with a second client of the same tenant. */
  | { readonly configureTenant: string }
  | { readonly dispose: true }

/** Something that a client did wrong. Baselines go by the code, so that the words can change. */
export interface Finding {
  readonly code: string
  /** What was seen, and what was expected. Holds no secret: requests are named by their id. */
  readonly message: string
  /** The ids of the requests that show it. */
  readonly requests: readonly number[]
}

/** What a good client does, how to find out, and the clients that prove that it is found out. */
export interface Rule {
  readonly id: RuleId
  /** Reads as a sentence with "the client" before it: `asks for one token …`. */
  readonly title: string
  /** Why the author of a client should care: what goes wrong otherwise, and where it did. */
  readonly rationale: string
  /** What to change in a client that breaks it. */
  readonly fix: string
  readonly level: Level
  readonly sources: readonly [RuleSource, ...RuleSource[]]
  readonly since: string
  /** `preview` warns for one minor version before it can fail. */
  readonly status: 'stable' | 'preview' | 'withdrawn'
  /** Profiles that it is about, where it is not about all. */
  readonly profiles?: readonly Profile[]
  readonly needs?: readonly Capability[]
  /** It is about what a client keeps for the operations that follow, or shares with those beside them. */
  readonly acrossOperations?: true
  /** What the server must be reached by. Default: any. */
  readonly transport?: 'socket' | 'tls'
  /** Rules that have to be kept before this one can be judged. */
  readonly dependsOn?: readonly RuleId[]
  /** Whether it can be judged while any code runs against the mock: `cxone-mock observe`. */
  readonly always?: true
  readonly setup?: TestServerSetup
  readonly steps: readonly [Step, ...Step[]]
  /**
   * Steps by chance that follow, so many times: sequences of operations and failures, or schedules of operations
   * side by side. The first that breaks the rule is made as short as it can be.
   */
  readonly random?: { readonly kind: 'sequences' | 'schedules'; readonly runs: number }
  /** Proof, from the arrivals alone, that the point under test was reached; otherwise what was missing. */
  readonly guard: (transcript: Transcript) => true | string
  /** No finding: the rule is kept. */
  readonly expect: (transcript: Transcript) => readonly Finding[]
  /** Clients that break it, and are caught by it. */
  readonly mutants: readonly [string, ...string[]]
  /** Clients that reach the point and stop there, with the verdict that they must get. */
  readonly nearMisses?: Readonly<Record<string, 'pass' | 'fail' | 'warn' | 'untested'>>
}

/** The operations that a rule needs of a client. */
export function operationsOf(rule: Rule): ReadonlySet<OperationName> {
  return new Set(runsOf(rule).flatMap(({ run, ifAble }) => (ifAble ? [] : [run])))
}

/**
 * What a client is configured with in place of the room's deadline: the least deadline of its operations, so
 * that a client which goes by its configuration alone ends each in time. Undefined: no operation has one of its own.
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
