import { confirmations, staleReads } from '../../queries/recordings/stale-reads.js'
import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { recordingResponse } from '../../queries/recordings/recording-response.js'
import { defineRule, finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const settleMs = 400

export const CX_REC_021 = defineRule({
  id: 'CX-REC-021',
  title: 'must not report a mask with the response 202 as completed',
  rationale:
    'After a 202 the mask is still pending, and everything said meanwhile is recorded. A client that reports it as masked lets the agent ask for the card number too early.',
  fix: 'After 202, read the state until it shows the mask: with get-recording-status, or with get-next-event on the ACD. Or report ok with the state unknown, never with the state paused or without a state.',
  level: 'MUST',
  sources: [
    { ref: 'NICE mask and unmask: 202 accepted', grade: 'vendor' },
    {
      ref: "NICE's Agent SDK 25.1.2: the state of a mask comes from events, not from the HTTP response",
      grade: 'vendor-sdk',
    },
    { ref: 'RFC 9110 15.3.3', grade: 'standard' },
  ],
  profiles: ['record-on-demand', 'agent'],
  setup: { settle: { mask: `${settleMs}ms` } },
  steps: [
    { run: 'startRecording' },
    // The client may read once before the mask.
    { server: staleReads(recordingResponse, 3) },
    { run: 'pauseRecording' },
  ],
  guard: (transcript) => taken(transcript) !== undefined || 'No mask received a 202.',
  expect: (transcript) => {
    const mask = taken(transcript)
    const [done] = doneOn(transcript, 'pauseRecording')
    if (!mask || !done) return []
    const { outcome } = done
    const claims = outcome.state === 'paused' || (outcome.outcome === 'ok' && outcome.state === undefined)
    if (!claims || confirmations(transcript, mask, done, settleMs).length > 0) return []
    const message = `A mask with the response 202 was reported as ${describeOutcome(outcome)} before the server confirmed it.`
    return [finding('accepted-mask-taken-for-done', message, [mask])]
  },
  mutants: ['takes-202-for-done', 'reads-and-ignores-what-it-reads', 'believes-a-pause-that-does-nothing'],
})

function taken(transcript: Transcript) {
  return requestsAbout(transcript, 0, 'pauseRecording').find(({ status }) => status === 202)
}
