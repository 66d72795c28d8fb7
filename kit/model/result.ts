import type { Finding, Rule } from './rule.js'
import type { Transcript } from './transcript.js'
import type { Verdict } from './verdict.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** What the examination of a client by one rule came to. */
export interface RuleResult {
  readonly rule: Rule
  readonly verdict: Verdict
  /** In which profile it was examined; absent where it could not be. */
  readonly profile?: Profile
  readonly findings: readonly Finding[]
  /** Why there is no judgement, where there is none. */
  readonly reason?: string
  /** What leads to a failure by chance again. */
  readonly again?: { readonly seed: number; readonly path: string }
  /** What happened; absent where nothing could. */
  readonly transcript?: Transcript
  readonly durationMs: number
  /** It was tried again, since it is known to be broken now and then. */
  readonly tries?: Tries
  /** The client is of no more use, and has to be replaced before the next rule. */
  readonly clientLost?: true
}

/** How often a rule was put to a client because it is known to fail now and then, and how often it was not kept. */
export interface Tries {
  readonly failures: number
  readonly of: number
}

/** How steps by chance are chosen: the same seed makes the same ones, and a path leads to one of them alone. */
export interface Chance {
  readonly seed?: number
  /** As a failure tells it. */
  readonly path?: string
  /** How many sequences. Default: as many as the rule says. */
  readonly runs?: number
}

/** What the client says of itself. */
export interface ClientCard {
  readonly name: string
  readonly version?: string
  readonly language?: string
  readonly profiles: readonly string[]
  readonly operations: readonly string[]
  readonly capabilities: readonly string[]
}
