/** What an adapter hands to the kernel: an HTTP request as plain data. */
export interface PlainRequest {
  readonly method: string
  /** Origin-form, as sent: path and query. */
  readonly target: string
  /** Name, value, name, value … as received, repeated names included. */
  readonly headers: readonly string[]
  /** Empty when there is none; `undefined` when it is over the limit, and was not read. */
  readonly body: Uint8Array | string | undefined
  /** The version that the request line named, where the host knows it. */
  readonly httpVersion?: string
  /** The client's port, where the host knows it: requests that share it came one after the other. */
  readonly connection?: number | undefined
  /** Scheme, authority and mount path, where the host knows more than `http://` and the Host header. */
  readonly baseUrl?: string
  /** Calls `listener` when the client goes away, where the host knows it: a reply that is delayed waits no longer. */
  readonly whenGone?: (listener: () => void) => void
}

/** What the kernel hands back. The host adds Content-Length where it knows the bytes. */
export interface PlainResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
  /** How the body is to leave bit by bit, where a fault asks for it. */
  readonly dribble?: ChunkedDelay
  /** How the host is to break the connection, where a fault asks for it. */
  readonly transport?: { readonly fault: ConnectionFault; readonly bytes: number | undefined }
}

/** Limits that reject; none drops or truncates. */
export const limits = {
  bodyBytes: 262_144,
  tokenBodyBytes: 65_536,
  targetLength: 8192,
  headerLines: 100,
  headerLength: 16_384,
  jsonDepth: 64,
  /** Long polls that one sandbox holds open. */
  waitingRequests: 1000,
} as const

const tokenTarget =
  /^(?:\/s\/[^/?#]+)?\/(?:oauth\/token|auth\/(?:token|authorize(?:\/logout)?)|incontactauthorizationserver\/token(?:\/access-key)?)(?:\?|$)/i

/** The longest body that a request to `target` may have: an adapter reads no more. */
export function bodyLimitOf(target: string): number {
  return tokenTarget.test(target) ? limits.tokenBodyBytes : limits.bodyBytes
}

/** How a body leaves bit by bit. */
export interface ChunkedDelay {
  readonly chunks: number
  /** Resolves when so many chunks may have left, by the clock of the sandbox; at once when the client is gone. */
  readonly due: (chunks: number) => Promise<void>
}

export type ConnectionFault = (typeof connectionFaults)[number]

/** How a connection fails, in WireMock's words where it has one. */
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
