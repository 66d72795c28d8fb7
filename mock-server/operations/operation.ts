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

/** A request that got past the checks which all operations share, as plain data. */
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
  /** The body as it came. */
  readonly text: string
  readonly now: Instant
  /** When the request came: before `now` if it has waited. */
  readonly since: Instant
  /** Whether the answer may be to wait; not when nobody waits any longer, or the mock is closing. */
  readonly mayWait: boolean
  /** The URL under which the client reached the API, without a slash at its end. */
  readonly baseUrl: string
}

/** The request headers that operations may look at. */
export interface CallHeaders {
  readonly authorization: string | undefined
  /** Only for operations of the sign-in page. */
  readonly cookie?: string | undefined
  readonly origin?: string | undefined
}

/** A JWT that is to be signed. */
export interface Unsigned {
  /** Where it stands in the body. */
  readonly field: string
  readonly claims: Readonly<Record<string, unknown>>
  /** Of an access token: the digest that it goes by in the World until it is signed. */
  readonly digest?: string
}

/** What an operation answers. A body of `undefined` is empty; any other is sent as JSON. */
export interface OperationResponse {
  readonly status: number
  readonly body?: unknown
  /** A text that is sent as it is, in place of JSON. */
  readonly text?: { readonly type: string; readonly content: string }
  readonly headers?: Readonly<Record<string, string>>
  /** What the kernel signs, and puts into the body. */
  readonly sign?: readonly Unsigned[]
}

export interface Decision {
  readonly response: OperationResponse
  readonly events?: readonly Event[]
  /** The row of the recording lifecycle that allowed it, where that table was asked. */
  readonly row?: string
}

/** Nothing so far: to be asked again when the World changes, and at `until` at the latest. A long poll. */
export interface LongPollWait {
  readonly wait: { readonly until: Instant }
}

/**
 * Decides one call: what happens, and what is answered. Pure and synchronous.
 * @throws {Rejection} when the API refuses
 */
export type Operation<Id extends OperationId> = (
  world: World,
  call: OperationCall<Id>,
) => Decision | LongPollWait
