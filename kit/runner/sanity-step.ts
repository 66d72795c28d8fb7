import type { Step } from '../model/rule.js'
import { accepted, callOf, type Transcript } from '../model/transcript.js'

/**
 * A plain start, followed by a fresh configuration, to show that the client works at all. A client that fails it has
 * another problem than the one that the rule tests. Uses call 0.
 */
export const sanityStep: readonly [Step, Step] = [{ run: 'startRecording', call: 0 }, { reconfigure: {} }]

/** Whether a start on one of the calls was accepted. */
export function isStarted(transcript: Transcript, call: number): boolean {
  const starts = accepted(transcript, 'startRecording')
  return starts.some((each) => callOf(transcript, each) === transcript.calls[call])
}

/** A guard: the plain start was accepted. */
export function worked(transcript: Transcript): true | string {
  return isStarted(transcript, 0) || 'A start without a fault was not accepted.'
}
