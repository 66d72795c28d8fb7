import type { OpenTestServer } from '../model/test-server.js'
import type { Strictness } from '../model/verdict.js'
import type { Chance } from '../model/result.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** What a run needs in addition to the rule. */
export interface RunEnvironment extends Strictness {
  readonly openTestServer: OpenTestServer
  /** A monotonic clock in milliseconds. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Milliseconds to wait for late requests after the last step. Default: 150. */
  readonly graceMs?: number
  /** The preferred profile. Default: the first that the client declares. */
  readonly profile?: Profile
  /** The tokens that the test servers of this run have issued so far. `runRules` keeps them. */
  readonly issued?: Set<string>
  /** CX-ERR-012 has failed. `runRules` knows. */
  readonly neverSaysKinds?: boolean
  /** Why no ordinary start succeeds. Then only rules that may show the cause are run. */
  readonly noStart?: string
  /** For rules with random steps. */
  readonly chance?: Chance
}
