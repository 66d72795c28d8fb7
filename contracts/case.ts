import type { Method } from './contract.js'
import type { Any } from './matchers.js'
import type { Assumptions } from './register/ambiguities.js'

/**
 * One request of a case. `as` names the client or the CXone user of the demo scenario whose token is sent;
 * absent: no token. `path` stands in for that of the operation, where it can be spelled in two ways, and `method` for
 * its method, which is then refused.
 */
export interface CaseRequest {
  readonly path?: string
  readonly method?: Method
  readonly as?: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly text?: string
}

/** A request that goes before the one under test, and must succeed. */
interface CaseStep extends CaseRequest {
  readonly operation: string
  /** The status with which it is refused, where that is what goes before. */
  readonly refused?: number
  /**
   * What later requests may name, e.g. as `{sessionId}`: a field of the reply's body, a parameter of its Location,
   * or a header.
   */
  readonly keep?: string | readonly string[]
}

/**
 * What the reply must be. A header of `null` must be absent. A body of `''` must be empty; in any other
 * body a value made by `any(…)` stands for every value of that kind, and all else must be equal.
 */
export interface CaseResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | Any | null>>
  readonly body?: unknown
}

/** How the demo scenario is changed for a case. */
export interface CaseWorld {
  /** Which CXone product the tenant has. */
  readonly product?: 'acd' | 'multi-acd'
  /** The permissions of the demo's user. */
  readonly permissions?: readonly string[]
  /** The state of the call that the demo's user is in. */
  readonly call?: 'alerting' | 'ended'
  /** Whether that call is one between two agents. */
  readonly internal?: true
  /** Whether the tenant has a second user, the colleague of samples.ts. */
  readonly colleague?: true
  /** How long a finished recording is transcoded. */
  readonly transcodeSeconds?: number
}

/** One behaviour of an operation on the demo scenario. The name reads as a sentence after the operation. */
export interface ContractCase {
  readonly name: string
  readonly assume?: Partial<Assumptions>
  readonly world?: CaseWorld
  /** How long commands are in work before they are done, e.g. `2s` or `{ stop: '2s' }`. Absent: not at all. */
  readonly settle?: string | Readonly<Partial<Record<'start' | 'stop' | 'mask', string>>>
  readonly before?: readonly CaseStep[]
  /** How far the sandbox's clock advances after `before`, e.g. `1h`. */
  readonly advance?: string
  readonly request: CaseRequest
  readonly expect: CaseResponse
}

/** The cases of one operation: at least one. */
export type ContractCases = readonly [ContractCase, ...ContractCase[]]
