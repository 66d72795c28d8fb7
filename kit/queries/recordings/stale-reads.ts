import type { ReceivedRequest, ServerAct } from '../../model/test-server.js'
import { requestsAbout } from './outcomes.js'
import { after, serverTimeOf, type DoneOperation, type Transcript } from '../../model/transcript.js'

/**
 * Answers the next reads with the state before the command, as early reads do. A client that reads only once therefore
 * has no confirmation.
 */
export function staleReads(state: object, times: number): ServerAct {
  const fault = { on: 'getRecording', status: 200, body: JSON.stringify(state), times }
  return { act: 'fault', fault: { ...fault, headers: { 'Content-Type': 'application/json' } } }
}

/** Reads during the operation that show the state after the command has settled. */
export function confirmations(
  transcript: Transcript,
  command: ReceivedRequest,
  { endedMs }: DoneOperation,
  settleMs: number,
): ReceivedRequest[] {
  return after(requestsAbout(transcript, 0, 'getRecording'), command).filter(
    (each) =>
      each.fault === undefined &&
      each.status === 200 &&
      each.atMs <= endedMs &&
      serverTimeOf(each) >= serverTimeOf(command) + settleMs,
  )
}
