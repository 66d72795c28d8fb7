import { findingOf } from '../../model/rule.js'
import type { Finding } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** Where a client is only watched, what it says is not known, and the request itself is what there is to show. */
export function rejectedStops(transcript: Transcript): Finding[] {
  return findingOf(
    'stop-before-start',
    apiRequests(transcript, 'stopRecording').filter(({ refusedBy }) => refusedBy === 'stop-before-start'),
    ({ id }) =>
      `Request ${id} stops a recording that had not started, and the API refused it. What the client made of that is not seen here: one that takes it for a conflict has done no harm.`,
  )
}
