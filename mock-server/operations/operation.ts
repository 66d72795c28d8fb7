import type { FromSchema } from 'json-schema-to-ts'
import type { Contracts, OperationId } from '../../contracts/api/index.js'
import type { PathParams } from '../../contracts/contract.js'
import type { Event } from '../world/events.js'
import type { World } from '../world/world.js'
import type { Instant, Principal } from '../world/entities.js'

type JsonBody<Contract> = Contract extends {
  readonly requestBody: {
    readonly content: { readonly 'application/json': { readonly schema: infer Schema } }
  }
}
  ? // @ts-ignore: an OpenAPI schema is wider than the JSON Schema that FromSchema takes
    FromSchema<Schema>
  : undefined

/** A request that passed the checks that all operations share, as plain data. */
export interface OperationCall<Id extends OperationId = OperationId> {
  readonly operationId: Id
  readonly params: PathParams<Contracts[Id]['path']>
  readonly query: URLSearchParams
  readonly headers: CallHeaders
  /** The parsed and validated JSON body. */
  readonly body: JsonBody<Contracts[Id]>
  /** The parameters of a form body, in the order sent. */
  readonly form: readonly (readonly [name: string, value: string])[]
  readonly principal: Contracts[Id]['security']['kind'] extends 'bearer' ? Principal : undefined
  /** The body as received. */
  readonly text: string
  readonly now: Instant
  /** When the request was received: before `now` if it has waited. */
  readonly since: Instant
  /** Whether the operation may wait. False if the client has disconnected or the mock is closing. */
  readonly mayWait: boolean
  /** The URL under which the client reached the API, without a trailing slash. */
  readonly baseUrl: string
}

/** The request headers that operations may read. */
export interface CallHeaders {
  readonly authorization: string | undefined
  /** Only set for operations of the sign-in page. */
  readonly cookie?: string | undefined
  readonly origin?: string | undefined
}

/** A JWT to sign. */
export interface Unsigned {
  /** Its field in the response body. */
  readonly field: string
  readonly claims: Readonly<Record<string, unknown>>
  /** Whether the header has a `kid`. */
  readonly kid: boolean
  /** For a token that clients send back: its digest in the World until it is signed. */
  readonly token?: { readonly kind: 'access' | 'refresh'; readonly digest: string }
}

/** The response of an operation. A body of `undefined` is empty; any other body is sent as JSON. */
export interface OperationResponse {
  readonly status: number
  readonly body?: unknown
  /** A text that is sent unchanged instead of JSON. */
  readonly text?: { readonly type: string; readonly content: string }
  readonly headers?: Readonly<Record<string, string>>
  /** The JWTs that the kernel signs and adds to the body. */
  readonly sign?: readonly Unsigned[]
}

export interface Decision {
  readonly response: OperationResponse
  readonly events?: readonly Event[]
  /** The row of the recording lifecycle that allowed the command, if there was one. */
  readonly row?: string
}

/** A long poll without an event so far. The operation runs again when the World changes, and at `until` at the latest. */
interface LongPollWait {
  readonly wait: { readonly until: Instant }
}

/**
 * Decides one call: the events that happen and the response. Pure and synchronous.
 * @throws {Rejection} when the API rejects the request
 */
export type Operation<Id extends OperationId> = (
  world: World,
  call: OperationCall<Id>,
) => Decision | LongPollWait
