import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Shorter responses are not interesting: most clients read them before they look at anything. */
const longBytes = 1024 * 1024

/**
 * The long responses that clients have read to the end. The buffers of a connection can hold a whole response that the
 * client never reads, so that it was sent proves nothing. But a client that closes a connection with unread bytes resets
 * it.
 */
export class LongResponses {
  readonly #sent: { readonly socket: Socket; readonly bytes: number }[] = []

  watch(socket: Socket, response: ServerResponse): void {
    const before = socket.bytesWritten
    // Before the server itself, which closes a connection that is not kept alive, and then sees no reset.
    response.prependOnceListener('finish', () => {
      const bytes = socket.bytesWritten - before
      if (bytes < longBytes || socket.destroyed) return
      socket.destroySoon = () => void socket.end()
      this.#sent.push({ socket, bytes })
    })
  }

  /** In bytes; 0 if no long response was read. */
  get longestRead(): number {
    const read = this.#sent.filter(({ socket }) => socket.errored === null)
    return Math.max(0, ...read.map(({ bytes }) => bytes))
  }
}
