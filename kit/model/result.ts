import type { Finding, Rule, RuleId } from './rule.js'
import type { Transcript } from './transcript.js'
import type { Verdict } from './verdict.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** The result of one rule. */
export interface RuleResult {
  readonly rule: Rule
  readonly verdict: Verdict
  /** The profile that the rule ran in; absent if it could not run. */
  readonly profile?: Profile
  readonly findings: readonly Finding[]
  /** Why the rule could not be judged, or details of a failure. */
  readonly reason?: string
  /** The failed rule of which this result is a consequence. */
  readonly cause?: RuleId
  /** Reproduces the failure of a random rule. */
  readonly again?: { readonly seed: number; readonly path: string }
  /** Absent if the rule could not run. */
  readonly transcript?: Transcript
  readonly durationMs: number
  /** Repeated runs, if the baseline lists the rule as flaky. */
  readonly tries?: Tries
  /** The client must be replaced before the next rule. */
  readonly clientLost?: true
}

/** How often a flaky rule ran, and how often it failed. */
export interface Tries {
  readonly failures: number
  readonly of: number
}

/** How random steps are chosen. The same seed produces the same steps, and a path selects one sequence. */
export interface Chance {
  /** Default: 1, so that every run tries the same sequences. */
  readonly seed?: number
  /** The path that a failure prints. */
  readonly path?: string
  /** The number of sequences. Default: that of the rule. */
  readonly runs?: number
}

/** What the client declares about itself. */
export interface ClientCard {
  readonly name: string
  readonly version?: string
  readonly language?: string
  readonly profiles: readonly string[]
  readonly operations: readonly string[]
  readonly capabilities: readonly string[]
}
