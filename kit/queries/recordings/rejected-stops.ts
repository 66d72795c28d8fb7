import { findingOf, type Finding } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** Findings for observed traffic, where only the requests are known and not what the client reports. */
export function rejectedStops(transcript: Transcript): Finding[] {
  return findingOf(
    'stop-before-start',
    apiRequests(transcript, 'stopRecording').filter(({ refusedBy }) => refusedBy === 'stop-before-start'),
    ({ id }) =>
      `Request ${id} stops a recording that had not started, and the API rejected it. A client that reports this as a conflict is correct, but its report is not visible here.`,
  )
}
