/** The ways in which a fault can break a connection. Most names are WireMock's. */
export const connectionFaults = [
  'CONNECTION_RESET_BY_PEER',
  'RESET_AFTER_HEADERS',
  'EMPTY_RESPONSE',
  'NEVER_ANSWER',
  'STALL',
  'TRUNCATED_BODY',
  'MALFORMED_JSON',
  'RANDOM_DATA_THEN_CLOSE',
] as const

export type ConnectionFault = (typeof connectionFaults)[number]

/** The schedule for sending a body in delayed chunks. */
export interface ChunkedDelay {
  readonly chunks: number
  /** Resolves when so many chunks are due by the sandbox's clock, or immediately when the client is gone. */
  readonly due: (chunks: number) => Promise<void>
}

/** A request that its host has rejected: why, and the response. The kernel only records it. */
export interface RejectedByHost {
  readonly rule: string
  readonly reason: string
  readonly fix: string
  readonly response: PlainResponse
}

/** An HTTP request as plain data, which an adapter passes to the kernel. */
export interface PlainRequest {
  readonly method: string
  /** Path and query as sent, in origin-form. */
  readonly target: string
  /** Name, value, name, value … as received, including repeated names. */
  readonly headers: readonly string[]
  /** Empty when there is no body. `undefined` when the body exceeds the limit and was not read. */
  readonly body: Uint8Array | string | undefined
  /** The version in the request line, if the host knows it. */
  readonly httpVersion?: string
  /** The client's port, if the host knows it. Requests with the same port came one after another. */
  readonly connection?: number | undefined
  /** Scheme, authority and mount path, if the host knows more than `http://` and the Host header. */
  readonly baseUrl?: string
  /** Calls `listener` when the client goes away, if the host notices it. A delayed response then stops waiting. */
  readonly whenGone?: (listener: () => void) => void
  readonly rejected?: RejectedByHost
}

/** An HTTP response as plain data. The host adds Content-Length when it knows the bytes. */
export interface PlainResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
  /** Set by a fault: the host sends the body in delayed chunks. */
  readonly chunkedDelay?: ChunkedDelay
  /** Set by a fault: the host breaks the connection. */
  readonly transport?: { readonly fault: ConnectionFault; readonly bytes: number | undefined }
}

/** A request beyond a limit is rejected. None is truncated. */
export const limits = {
  bodyBytes: 262_144,
  tokenBodyBytes: 65_536,
  targetLength: 8192,
  headerLines: 100,
  headerLength: 16_384,
  jsonDepth: 64,
  /** How many long polls may wait in one sandbox. */
  waitingRequests: 1000,
  /** How many requests may be held in one sandbox, each with its body. */
  heldRequests: 100,
  /** How many faults, and how many holds, one sandbox may have. */
  faults: 1000,
} as const

const tokenTarget =
  /^(?:\/s\/[^/?#]+)?\/(?:oauth\/token|auth\/(?:token|authorize(?:\/logout)?)|incontactauthorizationserver\/token(?:\/access-key)?)(?:\?|$)/i

/** The maximum size of a body that is sent to `target`, in bytes. An adapter reads no more than that. */
export function bodyLimitOf(target: string): number {
  return tokenTarget.test(target) ? limits.tokenBodyBytes : limits.bodyBytes
}

/** The ways in which a connection breaks before any part of the response is sent. */
const unanswered: ReadonlySet<ConnectionFault> = new Set([
  'CONNECTION_RESET_BY_PEER',
  'EMPTY_RESPONSE',
  'NEVER_ANSWER',
  'RANDOM_DATA_THEN_CLOSE',
])

/** Whether a fault lets no part of a response reach the client, not even its status. */
export function sendsNothing(fault: ConnectionFault | undefined): boolean {
  return fault !== undefined && unanswered.has(fault)
}

/** Whether a response with this status has no body (RFC 9110 6.4.1). */
export function isBodyless(status: number): boolean {
  return status === 204 || status === 304
}
