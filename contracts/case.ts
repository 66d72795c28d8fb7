import type { Method } from './contract.js'
import type { Any } from './matchers.js'
import type { Assumptions } from './register/ambiguities.js'

/**
 * One request of a case. `as` is the client or the CXone user of the demo scenario whose token is sent; without
 * it no token is sent. `path` and `method` replace those of the operation: for another spelling of the path, or for
 * a method that must be rejected.
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

/** A request that is sent before the one under test. It must succeed, unless `rejected` is set. */
interface CaseStep extends CaseRequest {
  readonly operation: string
  /** The status with which this request must be rejected. */
  readonly rejected?: number
  /**
   * Values that later requests may refer to, for example as `{sessionId}`: a field of the response body or the text
   * that is the body, a parameter of its Location or of the `url` in its body, or a header.
   */
  readonly keep?: string | readonly string[]
}

/**
 * The expected response. A header of `null` must be absent. A body of `''` must be empty. In any other body
 * `any(…)` matches every value of that kind, and everything else must be equal.
 */
export interface CaseResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | Any | null>>
  readonly body?: unknown
}

/** Changes to the demo scenario for a case. */
export interface CaseWorld {
  /** The CXone product of the tenant. */
  readonly product?: 'acd' | 'multi-acd'
  /** The permissions of the demo's user. */
  readonly permissions?: readonly string[]
  /** The state of the demo user's call. */
  readonly call?: 'alerting' | 'ended'
  /** Whether that call is between two agents. */
  readonly internal?: true
  /** Whether the tenant has a second user, the colleague in samples.cases.ts. */
  readonly colleague?: true
  /** How many seconds the transcoding of a finished recording takes. */
  readonly transcodeSeconds?: number
}

/** One behaviour of an operation on the demo scenario. The name reads as a sentence after the operation. */
export interface ContractCase {
  readonly name: string
  readonly assume?: Partial<Assumptions>
  readonly world?: CaseWorld
  /** How long commands take to settle, for example `2s` or `{ stop: '2s' }`. Default: no time. */
  readonly settle?: string | Readonly<Partial<Record<'start' | 'stop' | 'mask', string>>>
  readonly before?: readonly CaseStep[]
  /** How far the sandbox's clock advances after `before`, for example `1h`. */
  readonly advance?: string
  readonly request: CaseRequest
  readonly expect: CaseResponse
}

/** The cases of one operation: at least one. */
export type ContractCases = readonly [ContractCase, ...ContractCase[]]
