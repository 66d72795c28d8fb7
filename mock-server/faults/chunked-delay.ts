import type { Clock } from '../sandbox/clock.js'
import type { Fault } from './fault.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'

/** How a body leaves bit by bit. */
export interface ChunkedDelay {
  readonly chunks: number
  /** Resolves when so many chunks may have left, by the clock of the sandbox; at once when the client is gone. */
  readonly due: (chunks: number) => Promise<void>
}

/** The reply as it leaves: where a fault has it dribble, from now on. */
export function inChunks(
  reply: PlainResponse,
  clock: Clock,
  { whenGone }: Pick<PlainRequest, 'whenGone'>,
  { chunkedDribbleDelay: delay }: Fault,
): PlainResponse {
  if (!delay) return reply
  const { numberOfChunks: chunks, totalDuration } = delay
  const began = clock.now()
  let isGone = false
  let wake: () => void = () => undefined
  // One listener for all the chunks: a host may hold a few of them only.
  whenGone?.(() => {
    isGone = true
    wake()
  })
  const due = (sent: number) =>
    isGone
      ? Promise.resolve()
      : clock.reached(began + (totalDuration * sent) / chunks, (listener) => (wake = listener))
  return { ...reply, dribble: { chunks, due } }
}

/** The bytes of a body in its chunks, each when it is due: the last is the shortest. */
export async function* dribbled(
  body: Uint8Array,
  { chunks, due }: ChunkedDelay,
): AsyncGenerator<Uint8Array, void> {
  const size = Math.ceil(body.length / chunks)
  for (let sent = 0; sent * size < body.length; sent += 1) {
    await due(sent + 1)
    yield body.subarray(sent * size, (sent + 1) * size)
  }
}
