import type { Arrival } from './room.js'
import { callOf, type Transcript } from './transcript.js'

/**
 * Requests since the first operation ended, where a rule lets the client work once and then configures it in a
 * way in which nothing may be sent. What is still about the first call is its farewell, and not counted.
 */
export function sinceThen(transcript: Transcript): Arrival[] {
  const [first] = transcript.done
  if (!first) return []
  return transcript.arrivals.filter(
    (each) =>
      (each.atMs > first.endedMs || each.at === 'elsewhere') && callOf(transcript, each) !== first.context,
  )
}
