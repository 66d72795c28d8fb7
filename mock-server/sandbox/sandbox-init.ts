import type { Scenario } from '../world/start/scenario.js'
import type { Clock } from './clock.js'

/** What a sandbox starts from. */
export interface SandboxInit {
  readonly id: string
  readonly scenario: Scenario
  readonly seed: string
  readonly clock: Clock
  /** The sandbox ends after so many seconds without a request. Default: never. */
  readonly idleSeconds?: number | undefined
}
