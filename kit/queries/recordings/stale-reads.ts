import type { ReceivedRequest, ServerAct } from '../../model/test-server.js'
import { requestsAbout } from './outcomes.js'
import { after, serverTimeOf, type DoneOperation, type Transcript } from '../../model/transcript.js'

/**
 * Answers the next reads with a state that is older than what was asked for, as a read does that comes too early: so
 * that who reads once, whatever it is told, has not been told.
 */
export function staleReads(answer: object, times: number): ServerAct {
  const fault = { on: 'getRecording', status: 200, body: JSON.stringify(answer), times }
  return { act: 'fault', fault: { ...fault, headers: { 'Content-Type': 'application/json' } } }
}

/** Reads that told, before the operation ended, what became of a command that needed so long to be done. */
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
