import type { Step } from '../model/rule.js'
import { accepted, callOf, type Transcript } from '../model/transcript.js'

/**
 * A start as any other, before the one that a rule is about, and then the client as new. A client that fails it
 * does not work for another reason, and must not be accused of this one. It takes the call 0 for itself.
 */
export const sanityStep: readonly [Step, Step] = [{ run: 'startRecording', call: 0 }, { reconfigure: {} }]

/** Whether a start on one of the calls was accepted. */
export function isStarted(transcript: Transcript, call: number): boolean {
  const starts = accepted(transcript, 'startRecording')
  return starts.some((each) => callOf(transcript, each) === transcript.calls[call])
}

/** A guard: the start that nothing is wrong with was accepted. */
export function worked(transcript: Transcript): true | string {
  return isStarted(transcript, 0) || 'A start with nothing in its way was not accepted.'
}
