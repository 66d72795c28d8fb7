import type { OpenAPIV3_1 } from 'openapi-types'
import type { AmbiguityName } from './register/ambiguities.js'
import type { Evidence } from './evidence.js'

export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

export type Schema = DeepReadonly<OpenAPIV3_1.SchemaObject>

/** A group of operations that share the shape of their error responses. */
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
  | 'business-data'
  | 'data-extraction'
  | 'agent'

/**
 * The shape of an error body: `{errorCode, message}` with a number (`code`) or a string (`code-text`),
 * `{timestamp, status, error, path}`, `{status, error}`, `{errorCode, errorMessage, path, timestamp}`, or no body.
 */
export type ErrorShape = 'code' | 'code-text' | 'timestamped' | 'status' | 'code-path' | 'empty'

/** The shape for each status; `default` applies to all others. */
export type ErrorShapes = Readonly<Record<'default' | number, ErrorShape>>

/**
 * The credentials that a request must carry. `none`: nothing. `client`: client credentials (RFC 6749 2.3).
 * `bearer`: an access token, with at least one of the scopes in `anyScope` if it is set. If the scopes are
 * undocumented, `anyScope` has one list per variant.
 */
export type Security =
  | { readonly kind: 'none' }
  | { readonly kind: 'client' }
  | {
      readonly kind: 'bearer'
      readonly anyScope?: readonly string[] | ScopesByVariant
      /** The permission that the user of the token must have in CXone. */
      readonly permission?: string
    }

interface ScopesByVariant {
  readonly ambiguity: AmbiguityName
  readonly variants: Readonly<Record<string, readonly string[]>>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The contract of one operation of the API. */
export interface OperationContract {
  readonly operationId: string
  readonly surface: SurfaceName
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: string
  readonly security: Security
  readonly evidence: Evidence
  /**
   * How well the fields of successful responses are known, where that differs from `evidence`. The key is a status, or a
   * status and a field: `200`, `200 recordingId`, `200 entities[].id`.
   */
  readonly responseEvidence?: Readonly<Record<string, Evidence>>
  /** How well it is known that a field of the body is required, where the document does not mark it as required. */
  readonly requiredEvidence?: Evidence
  /** The vendor's document does not declare the 401 of the operation. */
  readonly undeclared401?: true
  /** No public document lists the statuses of its errors. */
  readonly undeclaredStatuses?: true
  /** Entries of the ambiguity register that affect this operation. */
  readonly ambiguities?: readonly AmbiguityName[]
  /** The operation validates its query itself, because it reports errors to the client by a redirect. */
  readonly judgesQuery?: true
  readonly parameters?: readonly DeepReadonly<OpenAPIV3_1.ParameterObject>[]
  readonly requestBody?: DeepReadonly<OpenAPIV3_1.RequestBodyObject>
  /** A form labelled application/json is accepted too, because NICE's own SDK sends it. */
  readonly formUnderJsonLabel?: true
  /** The error shapes of the operation, if its surface does not define them. */
  readonly errorShapes?: ErrorShapes
  readonly responses: Readonly<Record<string, DeepReadonly<OpenAPIV3_1.ResponseObject>>>
}

/** The parameters of a path template: `/a/{b}` gives `{ b: string }`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & PathParams<Rest>
  : object
