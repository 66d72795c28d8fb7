import type { PlainResponse } from '../http/message.js'

type Transport = NonNullable<PlainResponse['transport']>

/** How many bytes of its body a response sends before it stalls or ends early. */
export function partialBytes(whole: number, { bytes }: Pick<Transport, 'bytes'>): number {
  return Math.min(whole, bytes ?? Math.ceil(whole / 2))
}

/** The part of a response that is sent before a fault breaks its connection. */
export function replyCut({ body }: PlainResponse, transport: Transport): Truncation {
  const bodyBytes = partialBytes(new TextEncoder().encode(body).length, transport)
  switch (transport.fault) {
    case 'STALL':
      return { head: true, bodyBytes, end: 'silent' }
    case 'TRUNCATED_BODY':
      return { head: true, bodyBytes, end: 'closed' }
    case 'RESET_AFTER_HEADERS':
      return { head: true, bodyBytes: 0, end: 'reset' }
    case 'CONNECTION_RESET_BY_PEER':
      return { head: false, bodyBytes: 0, end: 'reset' }
    case 'EMPTY_RESPONSE':
      return { head: false, bodyBytes: 0, end: 'closed' }
    case 'RANDOM_DATA_THEN_CLOSE':
      return { head: false, bodyBytes: 0, end: 'garbage' }
    case 'NEVER_ANSWER':
    case 'MALFORMED_JSON':
      return { head: false, bodyBytes: 0, end: 'silent' }
  }
}

/** How much of a response was sent before the connection was broken or stalled. */
export interface Truncation {
  /** Whether the status and the headers left. */
  readonly head: boolean
  readonly bodyBytes: number
  readonly end: 'silent' | 'closed' | 'reset' | 'garbage'
}
