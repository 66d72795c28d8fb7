import { framesOf } from '../../mock-server/dashboard/parts/frames.js'

/** An open stream of events: `next` waits for one, and is undefined once the stream has ended. */
export interface Stream {
  readonly response: Response
  next(): Promise<{ readonly event: string; readonly data: unknown } | undefined>
  close(): void
  [Symbol.dispose](): void
}

/** Opens /__admin/events, and waits until the server listens for it. */
export async function openStream(
  url: string,
  query = '',
  headers: Record<string, string> = {},
): Promise<Stream> {
  const leave = new AbortController()
  const response = await fetch(`${url}/__admin/events${query}`, { headers, signal: leave.signal })
  const frames = response.body ? framesOf(response.body) : undefined
  const close = () => {
    leave.abort()
    // Node's fetch can lose the link from the signal to a body that nobody reads, once the garbage is collected.
    if (response.body?.locked === false) response.body.cancel().catch(() => undefined)
  }
  return {
    response,
    next: async () => {
      const frame = await frames?.next()
      return frame?.value && { event: frame.value.event, data: JSON.parse(frame.value.data) as unknown }
    },
    close,
    [Symbol.dispose]: close,
  }
}
