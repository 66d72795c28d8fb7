import type { OpenAPIV3_1 } from 'openapi-types'
import type { Assumptions, AmbiguityName } from './register/ambiguities.js'
import type { Evidence } from './evidence.js'
import type { Any } from './matchers.js'

export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

export type Schema = DeepReadonly<OpenAPIV3_1.SchemaObject>

/** A family of operations with its own error shapes: who words a refusal, and how. */
export type SurfaceName =
  | 'oauth'
  | 'recordingcontrols'
  | 'platform'
  | 'cxone'
  | 'cxone-token'
  | 'cxone-sign-in'
  | 'userhub'
  | 'incontact-token'
  | 'record-on-demand'
  | 'media-playback'
  | 'agent'

/**
 * How a refusal is worded: `{errorCode, message}` with a number or with a text, `{timestamp, status, error, path}`,
 * `{status, error}`, or no body at all.
 */
export type RefusalShape = 'code' | 'code-text' | 'timestamped' | 'status' | 'empty'

/** The shape for each status; `default` for all others. */
export type RefusalShapes = Readonly<Record<'default' | number, RefusalShape>>

/**
 * What a request must carry. `none`: nothing. `client`: client credentials (RFC 6749 2.3). `bearer`: an access
 * token, with at least one of `anyScope` if it is given; where that is itself unknown, one list for each variant.
 */
export type Security =
  | { readonly kind: 'none' }
  | { readonly kind: 'client' }
  | {
      readonly kind: 'bearer'
      readonly anyScope?: readonly string[] | ScopesByVariant
      /** A permission that the CXone user must have to whom the token was issued. */
      readonly permission?: string
    }

interface ScopesByVariant {
  readonly ambiguity: AmbiguityName
  readonly variants: Readonly<Record<string, readonly string[]>>
}

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

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What one operation of the API promises. */
export interface OperationContract {
  readonly operationId: string
  readonly surface: SurfaceName
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: string
  readonly security: Security
  readonly evidence: Evidence
  /** Entries of the ambiguity register that this operation rests on. */
  readonly ambiguities?: readonly AmbiguityName[]
  /** The operation itself judges its query: what is wrong with it goes back to the client by a redirect. */
  readonly judgesQuery?: true
  readonly parameters?: readonly DeepReadonly<OpenAPIV3_1.ParameterObject>[]
  readonly requestBody?: DeepReadonly<OpenAPIV3_1.RequestBodyObject>
  /** A form is read under the label application/json, too: NICE's own SDK sends it so. */
  readonly formUnderJsonLabel?: true
  /** How the operation words its refusals, where its surface leaves that to it. */
  readonly refusals?: RefusalShapes
  readonly responses: Readonly<Record<string, DeepReadonly<OpenAPIV3_1.ResponseObject>>>
  readonly cases: readonly [ContractCase, ...ContractCase[]]
}

/** The parameters that a path template names: `/a/{b}` gives `{ b: string }`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & PathParams<Rest>
  : object
