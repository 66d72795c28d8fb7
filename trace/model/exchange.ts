/** The headers of a message by their names in lower case. A repeated header is joined with a comma. */
export type TraceHeaders = Readonly<Record<string, string>>

/** The response of a recorded exchange. */
export interface TraceResponse {
  readonly status: number
  readonly headers: TraceHeaders
  /** Undefined if the trace does not contain it, see `bodyMissing`. */
  readonly body: string | undefined
  /** Why the trace has no body although the server sent one. */
  readonly bodyMissing?: string | undefined
}

/** One recorded request with its response, the same for every format. */
export interface TraceExchange {
  /** Its position in its file, from 1. */
  readonly number: number
  readonly file: string
  /** When the request was sent, in milliseconds since 1970. */
  readonly at: number
  /** Set if the trace has no time of its own for it: `at` is that of the response, or follows the previous exchange. */
  readonly isUntimed?: true
  /** Milliseconds until the response was complete. */
  readonly took: number
  readonly method: string
  /** Scheme and authority. */
  readonly origin: string
  /** Path and query. */
  readonly target: string
  readonly headers: TraceHeaders
  /** Undefined if the trace does not contain the body of the request. */
  readonly body: string | undefined
  /** Undefined if no response was recorded. */
  readonly response: TraceResponse | undefined
  /** The client that sent it, if the recorder knew it. */
  readonly client?: string
}

/** What a file contained beside its exchanges. */
export interface TraceSource {
  readonly file: string
  readonly format: 'har' | 'postman-collection' | 'newman'
  /** The program that wrote the file, if it says so. */
  readonly creator: string | undefined
  /** The requests that were read. */
  readonly requests: number
  /** Requests that are not part of the trace, by reason: other hosts, cached responses, damaged entries. */
  readonly leftOut: ReadonlyMap<string, number>
}

export interface Trace {
  readonly sources: readonly TraceSource[]
  /** In the order in which they were sent. */
  readonly exchanges: readonly TraceExchange[]
}
