import type { Outcome } from '../../model/client.js'
import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { after, apiRequests, type Transcript } from '../../model/transcript.js'

export const CX_REC_010 = defineRule({
  id: 'CX-REC-010',
  title: 'says unknown when the answer to a stop was lost, or looks what became of it',
  rationale:
    'The connection broke after the server had stopped the recording. “Failed” is wrong, “done” is a guess: the caller acts on either.',
  fix: 'When a write was sent and its answer did not come, read the state; if that fails too, report the outcome as unknown.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 9.2.2', grade: 'standard' },
    { ref: 'Jepsen: an operation whose answer was lost is :info, neither :ok nor :fail', grade: 'practice' },
  ],
  steps: [
    { run: 'startRecording' },
    {
      server: {
        act: 'fault',
        fault: { on: 'stopRecording', commit: true, fault: 'CONNECTION_RESET_BY_PEER', times: 1 },
      },
    },
    { run: 'stopRecording' },
  ],
  guard: (transcript) => lost(transcript) !== undefined || 'No stop was sent whose answer could be lost.',
  expect: (transcript) => {
    const stop = lost(transcript)
    if (!stop) return []
    const looked = after(requestsAbout(transcript), stop).length > 0
    return doneOn(transcript, 'stopRecording').flatMap(({ outcome }) => {
      const wrong = wrongWith(outcome, looked)
      return wrong
        ? [finding(wrong, `The stop happened and its answer was lost; it ended as ${told(outcome)}.`, [stop])]
        : []
    })
  },
  mutants: ['reports-a-lost-stop-as-failed', 'reports-a-lost-stop-as-done'],
  nearMisses: { 'leaves-a-lost-stop-unknown': 'pass' },
})

function lost(transcript: Transcript) {
  return apiRequests(transcript, 'stopRecording').find(({ fault }) => fault !== undefined)
}

/** The server has stopped. What the client says must not be the opposite, and not be a guess. */
function wrongWith({ outcome, state = 'unknown' }: Outcome, looked: boolean): string | undefined {
  const toldStopped = state === 'stopped' || state === 'idle'
  if (state === 'recording' || state === 'paused' || state === 'starting') return 'lost-stop-denied'
  if (outcome === 'fail' && !toldStopped) return 'lost-stop-denied'
  return outcome === 'ok' && !looked ? 'lost-stop-guessed' : undefined
}
