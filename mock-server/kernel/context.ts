import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { InjectedFault } from '../faults/fault.js'
import type { Route } from '../routing/route.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Instant, Principal } from '../world/entities.js'

/** What the journal keeps of how a request went, filled in as far as it got. */
interface Trace {
  body: string
  fault?: InjectedFault
  route?: Route
  row?: string
  principal?: Principal
  /** How many events the World has seen once it was decided. */
  after: number
  /** When it was answered, if it has waited. */
  answeredAt?: Instant
}

/** One request on its way through the kernel. */
export interface Context {
  readonly sandbox: Sandbox
  readonly requestId: string
  readonly now: Instant
  /** The path, as the API has it. */
  readonly path: string
  readonly baseUrl: string
  readonly assumptions: Assumptions
  /** How many events the World had seen before. */
  readonly before: number
  /** Which World of the sandbox it met: a reset begins another. */
  readonly epoch: number
  readonly trace: Trace
}
