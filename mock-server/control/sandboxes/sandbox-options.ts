import type { ChosenAssumptions } from '../../../contracts/register/ambiguities.js'
import type { NewClient, NewUser } from './own-credentials.js'
import type { Scenario } from '../../world/start/scenario.js'
import type { Settle } from '../../world/start/settle.js'

/** A time at which a clock is frozen: an ISO instant, a Date or milliseconds since 1970. */
export type Time = string | number | Date

/** The options of `mock.sandbox`. Each is optional. */
export interface SandboxOptions {
  /** 1 to 64 letters, digits, `-` and `_`. Default: derived from the seed. */
  readonly id?: string
  /** Default: that of the mock. */
  readonly scenario?: Scenario
  /** Default: the clients of the scenario, with their own ids. */
  readonly clients?: readonly NewClient[]
  /** Default: the users of the scenario, with their own access keys. */
  readonly users?: readonly NewUser[]
  /** Variants of the ambiguity register, by the name of the entry. Default: those of the scenario. */
  readonly assumptions?: ChosenAssumptions
  /** How long a command is processed before it is completed, e.g. `2s` or `{ start: '2s' }`. Default: 0. */
  readonly settle?: Settle
  /** Default: that of the mock. */
  readonly seed?: string
  /** Freezes the clock. Default: that of the mock. */
  readonly clock?: Time
  /** Deletes the sandbox after so many seconds of system time without a request, up to 86,400. Default: never. */
  readonly idleSeconds?: number
}
