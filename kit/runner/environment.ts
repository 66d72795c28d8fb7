import type { OpenRoom } from '../model/test-server.js'
import type { Strictness } from '../model/verdict.js'
import type { Chance } from '../model/result.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** What the examination goes by besides the rule. */
export interface RunEnvironment extends Strictness {
  readonly openTestServer: OpenRoom
  /** A monotonic clock in milliseconds. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** How long stray requests are waited for after the last step. Default: 150. */
  readonly graceMs?: number
  /** In which profile rules are put to a client where both have it. Default: the first that the client declares. */
  readonly profile?: Profile
  /** For the rules whose steps are made up by chance. */
  readonly chance?: Chance
}
