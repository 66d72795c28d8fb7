import type { OpenAPIV3_1 } from 'openapi-types'
import type { AmbiguityName } from './register/ambiguities.js'
import type { Evidence } from './evidence.js'

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

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

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
}

/** The parameters that a path template names: `/a/{b}` gives `{ b: string }`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & PathParams<Rest>
  : object
