import type { DoesNotApply } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/**
 * For guards of rules about the wait before a retry: they do not concern a client that reports the rejection instead.
 * Undefined if no request received this status, or if what the client reported is not known.
 */
export function reportsInsteadOfRetrying(
  { arrivals, done }: Transcript,
  status: number,
): DoesNotApply | undefined {
  const wasRejected = arrivals.some((each) => each.status === status)
  const wasReported = done.some(({ outcome }) => outcome.outcome !== 'ok')
  return wasRejected && wasReported
    ? { notApplicable: `The client reports a ${status} to its caller instead of repeating the request.` }
    : undefined
}
