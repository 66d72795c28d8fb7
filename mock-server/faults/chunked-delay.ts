import type { Fault } from './fault.js'
import type { PlainResponse, PlainRequest, ChunkedDelay } from '../http/message.js'

/** What a delay needs of the clock of a sandbox. */
interface DelayClock {
  now(): number
  reached(at: number, whenGone: (listener: () => void) => void): Promise<void>
}

/** The reply as it leaves: where a fault has it dribble, from now on. */
export function inChunks(
  reply: PlainResponse,
  clock: DelayClock,
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
