import type { ServerResponse } from 'node:http'

/** A request to the control plane as plain data. */
export interface AdminRequest<Path extends string = string> {
  readonly method: string
  /** The path below /__admin. */
  readonly path: string
  /** The decoded values of the `{name}` parts of the path of the route. */
  readonly params: ParamsOf<Path>
  readonly query: URLSearchParams
  /** The parsed JSON. `undefined` when the request has no body or is not JSON. */
  readonly body: unknown
  /** Whether a browser reports that a page of another origin sent the request. */
  readonly isForeign: boolean
  /** Calls `listener` when the client closes the connection. */
  readonly whenGone: (listener: () => void) => void
}

/** A response of the control plane: JSON, text, a stream, or only a status. */
export interface AdminResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Default: `application/json; charset=utf-8`. */
  readonly type?: string
  /** Sent as JSON, without secrets. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly text?: string
  /** Receives the response after its head is written, and ends it. */
  readonly stream?: (response: ServerResponse) => void
}

type Handler<Path extends string> = (request: AdminRequest<Path>) => AdminResponse | Promise<AdminResponse>

type ParamsOf<Path extends string> = Readonly<Record<string extends Path ? string : NamesIn<Path>, string>>

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

export interface AdminRoute {
  readonly method: string
  readonly path: string
  readonly handle: Handler<string>
}

/** A route, e.g. `route('GET', '/faults/{id}', …)`. A `{name}` stands for one segment of the path. */
export function route<Path extends string>(method: string, path: Path, handle: Handler<Path>): AdminRoute {
  return { method, path, handle }
}

export const ok = (json: unknown): AdminResponse => ({ status: 200, json })
export const created = (json: unknown): AdminResponse => ({ status: 201, json })
export const noContent: AdminResponse = { status: 204 }
