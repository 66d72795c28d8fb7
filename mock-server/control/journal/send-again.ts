import type { Kernel } from '../../kernel/kernel.js'
import type { Exchange } from '../../sandbox/journal.js'
import { ControlError } from '../error.js'

/** What a store, or the journal over HTTP, has instead of a value that may be a secret. */
const notKept = /^\(not kept\)$|^(?:\S+ )?sha256:[0-9a-f]{8}$/

/** How many requests were sent again. */
let repeated = 0

/**
 * Sends a request of the journal again, with the same headers and body.
 * @returns the new exchange
 * @throws {ControlError} 409 when the journal does not have the whole request any more
 */
export async function sendAgain(
  kernel: Pick<Kernel, 'handle' | 'onExchange'>,
  { requestId, method, target, headers, body, bodyLength, sender }: Exchange,
): Promise<Exchange> {
  if (sender !== undefined || headers.some((text, index) => index % 2 === 1 && notKept.test(text))) {
    const message = `Request ${requestId} cannot be sent again because the store does not keep its credentials. Send it from the client.`
    throw new ControlError(409, message)
  }
  if (bodyLength > body.length) {
    const message = `Request ${requestId} cannot be sent again because the journal keeps only the start of its body. Send it from the client.`
    throw new ControlError(409, message)
  }
  repeated += 1
  // Servers count their connections from 1 upwards, so this number is of this request alone.
  const connection = -repeated
  let made: Exchange | undefined
  const stop = kernel.onExchange((exchange) => {
    // Another process may be first, so the request is decided again: the last exchange counts.
    if (exchange.connection === connection) made = exchange
  })
  try {
    await kernel.handle({ method, target, headers, body, connection })
  } finally {
    stop()
  }
  if (made) return made
  throw new ControlError(409, `Request ${requestId} was sent again, but the journal did not record it.`)
}
