import { hasContent } from '../http/host.js'
import { sendsNothing, type PlainResponse } from '../http/message.js'
import type { Fault } from './fault.js'

type Transport = NonNullable<PlainResponse['transport']>

/** How many bytes of its body a response sends before it stalls or ends early. */
export function partialBytes(whole: number, { bytes }: Pick<Transport, 'bytes'>): number {
  return Math.min(whole, bytes ?? Math.ceil(whole / 2))
}

/** The part of a response that is sent before a fault breaks its connection. */
export function replyCut({ body }: PlainResponse, transport: Transport): Truncation {
  return cutAt(new TextEncoder().encode(body).length, transport)
}

function cutAt(whole: number, transport: Transport): Truncation {
  const bodyBytes = partialBytes(whole, transport)
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

/**
 * The part of a response that left the mock. Undefined when nothing did.
 * @param fault the fault, which may pad the body before it is cut
 */
export function sentPart(
  method: string,
  response: PlainResponse,
  { bodyBytes: padded = 0 }: Pick<Fault, 'bodyBytes'> = {},
): PlainResponse | undefined {
  const { body, transport } = response
  if (transport && sendsNothing(transport.fault)) return undefined
  if (!hasContent(method, response)) return body === '' ? response : { ...response, body: '' }
  if (!transport) return response
  const bytes = new TextEncoder().encode(body)
  const whole = bytes.length + Math.max(0, padded - body.length)
  const { bodyBytes } = cutAt(whole, transport)
  // The stream mode leaves out a character that is cut in two.
  return { ...response, body: new TextDecoder().decode(bytes.subarray(0, bodyBytes), { stream: true }) }
}
