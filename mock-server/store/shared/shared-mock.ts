import type { Counted } from '../../sandbox/counter.js'
import type { Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../world/start/scenario.js'
import type { StoredBase } from '../layout.js'

/** What a shared store needs of the mock. */
export interface SharedMock {
  /** The sandbox with an id. */
  find(id: string): Sandbox | undefined
  /** Adds a sandbox that another process has made. */
  make(base: StoredBase): Sandbox
  /** Finds a sandbox by its credentials, which may be new. */
  claim(sandbox: Sandbox): void
  /** All credentials that a sandbox has or had. The set is kept up to date. */
  credentialsOf(sandbox: Sandbox): ReadonlySet<string>
  /** Finds a sandbox by a credential, which another process has stored for it. */
  give(sandboxId: string, credential: string): void
  isDefault(sandbox: Sandbox): boolean
  /** The scenario with the secrets that are known here. */
  scenarioOf(base: StoredBase): Scenario
  /** Removes a sandbox that another process has removed. */
  drop(sandbox: Sandbox): void
  /** Takes back that a sandbox was removed, whose removal could not be stored. */
  restored(sandbox: Sandbox): void
  /** Adds what sandboxes have counted that were deleted before this process began. */
  addDeleted(counts: readonly Counted[]): void
  /** Tells that another process has answered a request. */
  heard(exchange: Exchange): void
}
