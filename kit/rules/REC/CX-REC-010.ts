import type { Outcome } from '../../model/client.js'
import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { after, apiRequests, type Transcript } from '../../model/transcript.js'

export const CX_REC_010 = defineRule({
  id: 'CX-REC-010',
  title: 'must report unknown, or read the state, if the response to a stop is lost',
  rationale:
    'The connection broke after the server had stopped the recording. “Failed” is wrong and “completed” is a guess, and the caller acts on either.',
  fix: 'If a command was sent and its response was lost, read the state. If that fails too, report the outcome as unknown.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 9.2.2', grade: 'standard' },
    { ref: 'Jepsen: an operation without a response is :info, neither :ok nor :fail', grade: 'practice' },
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
  guard: (transcript) =>
    lost(transcript) !== undefined || 'The client sent no stop whose response could be lost.',
  expect: (transcript) => {
    const stop = lost(transcript)
    if (!stop) return []
    const hasRead = after(requestsAbout(transcript), stop).length > 0
    return doneOn(transcript, 'stopRecording').flatMap(({ outcome }) => {
      const wrong = wrongWith(outcome, hasRead)
      return wrong
        ? [
            finding(
              wrong,
              `The stop was executed and its response was lost, but it was reported as ${describeOutcome(outcome)}.`,
              [stop],
            ),
          ]
        : []
    })
  },
  mutants: ['reports-a-lost-stop-as-failed', 'reports-a-lost-stop-as-done'],
  nearMisses: { 'leaves-a-lost-stop-unknown': 'pass' },
})

function lost(transcript: Transcript) {
  return apiRequests(transcript, 'stopRecording').find(({ fault }) => fault !== undefined)
}

/** The server has stopped the recording. The client must not report the opposite or guess. */
function wrongWith({ outcome, state = 'unknown' }: Outcome, hasRead: boolean): string | undefined {
  const isStopped = state === 'stopped' || state === 'idle'
  if (state === 'recording' || state === 'paused' || state === 'starting') return 'lost-stop-denied'
  if (outcome === 'fail' && !isStopped) return 'lost-stop-denied'
  return outcome === 'ok' && !hasRead ? 'lost-stop-guessed' : undefined
}
