import { hanging, faulted } from '../../queries/retries/retry-bounds.js'
import { doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { finding, type Finding } from '../../model/rule.js'
import { after, callOf, type DoneOperation, type Transcript } from '../../model/transcript.js'

/** Requests about one call that received an injected fault. */
export function faultedOn(transcript: Transcript, call: number): ReceivedRequest[] {
  return faulted(transcript).filter((each) => callOf(transcript, each) === transcript.calls[call])
}

/** Findings about the starts on these calls, which must end by their deadlines. */
export function timedOut(transcript: Transcript, calls: readonly number[]): Finding[] {
  const ended = calls.flatMap((call) => notTimedOut(transcript, call))
  if (!transcript.heldOpen || transcript.done.some(({ hung }) => hung)) return ended
  const message = `The client still holds ${transcript.heldOpen} connections for responses that it no longer awaits.`
  const requests = calls.flatMap((call) => faultedOn(transcript, call))
  return [...ended, finding('connection-left-open', message, requests)]
}

function notTimedOut(transcript: Transcript, call: number): Finding[] {
  const requests = faultedOn(transcript, call)
  return doneOn(transcript, 'startRecording', call).flatMap((done) => {
    if (done.hung) return hanging(done, requests)
    const { kind, outcome } = done.outcome
    if (outcome !== 'ok' && kind === 'timeout') return []
    if (outcome === 'ok' && hasSeenItRun(transcript, done, requests)) return []
    const code = outcome === 'ok' ? 'success-without-an-answer' : 'timeout-not-told'
    const message = `The operation was reported as ${kind ?? outcome}; expected fail or unknown with the kind timeout.`
    return [finding(code, message, requests)]
  })
}

/** Whether the command was executed, and the client read so after the response to it had failed to arrive. */
function hasSeenItRun(
  transcript: Transcript,
  { context, serverState, endedMs }: DoneOperation,
  [first]: readonly ReceivedRequest[],
): boolean {
  if (!first || serverState !== 'recording') return false
  const about = requestsAbout(transcript, transcript.calls.indexOf(context), 'getRecording')
  return after(about, first).some(
    ({ status, fault, atMs }) => status === 200 && fault === undefined && atMs <= endedMs,
  )
}
