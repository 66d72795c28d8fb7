import type { ChunkedDelay, PlainRequest, PlainResponse } from '../http/message.js'
import type { Instant } from '../world/entities.js'
import type { Fault } from './fault.js'

/** The clock of a sandbox. */
interface Clock {
  now(): Instant
  reached(at: Instant, whenGone: (listener: () => void) => void): Promise<void>
}

/**
 * The response with the schedule of its chunks, which starts now, if a fault asks for chunks.
 * @param whenLeft is called when the client leaves while a chunk is due later, with the number of bytes that were sent
 */
export function inChunks(
  response: PlainResponse,
  clock: Clock,
  { whenGone }: Pick<PlainRequest, 'whenGone'>,
  { chunkedDribbleDelay: delay }: Fault,
  whenLeft: (bytes: number) => void,
): PlainResponse {
  if (!delay) return response
  const { numberOfChunks: chunks, totalDuration } = delay
  const began = clock.now()
  let isGone = false
  let wake: () => void = () => undefined
  // One listener for all chunks, because a host may limit their number.
  let awaited: number | undefined
  whenGone?.(() => {
    isGone = true
    if (awaited !== undefined) whenLeft((awaited - 1) * chunkSize(response, chunks))
    wake()
  })
  const due = async (sent: number) => {
    if (isGone) return
    awaited = sent
    await clock.reached(began + (totalDuration * sent) / chunks, (listener) => (wake = listener))
    awaited = undefined
  }
  return { ...response, chunkedDelay: { chunks, due } }
}

function chunkSize({ body }: PlainResponse, chunks: number): number {
  return Math.ceil(new TextEncoder().encode(body).length / chunks)
}

/** The chunks of a body, each when it is due. The last one is the shortest. */
export async function* chunksOf(
  body: Uint8Array,
  { chunks, due }: ChunkedDelay,
): AsyncGenerator<Uint8Array, void> {
  const size = Math.ceil(body.length / chunks)
  for (let sent = 0; sent * size < body.length; sent += 1) {
    await due(sent + 1)
    yield body.subarray(sent * size, (sent + 1) * size)
  }
}
