import type { Outcome } from '../../model/client.js'
import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, after, apiRequests } from '../../model/transcript.js'

/** A stop, a read, and one more stop. More stops are a loop. */
const maxStops = 2

export const CX_REC_013 = defineRule({
  id: 'CX-REC-013',
  title: 'should accept that the server has stopped a recording',
  rationale:
    'Policies and holds stop recordings without a request of the client. A client that insists on its own stop loops, or reports an error for the intended result.',
  fix: 'Treat the stop of a stopped recording as completed, or report a conflict, after reading the state once.',
  level: 'SHOULD',
  sources: [
    {
      ref: 'nice-cxone-agent-sdk VoiceControls: recordingStopped, reason Hold or Policy',
      grade: 'vendor-sdk',
    },
  ],
  steps: [
    { run: 'startRecording' },
    { server: { act: 'stop', call: 0, ifPossible: true } },
    { run: 'stopRecording' },
  ],
  guard: (transcript) => {
    const [start] = accepted(transcript, 'startRecording')
    if (!start) return 'No start was accepted.'
    return after(requestsAbout(transcript), start).length > 0 || 'The client sent no request after the start.'
  },
  expect: (transcript) => {
    const stops = apiRequests(transcript, 'stopRecording')
    return [
      ...findingOf(
        'stop-loop',
        stops.length > maxStops ? stops : [],
        () => `A stopped recording was stopped ${stops.length} more times; expected at most ${maxStops}.`,
      ),
      ...doneOn(transcript, 'stopRecording').flatMap(({ outcome }) =>
        isRight(outcome)
          ? []
          : [
              finding(
                'server-stop-misread',
                `The server had stopped the recording, but the stop was reported as ${describeOutcome(outcome)}.`,
                stops,
              ),
            ],
      ),
    ]
  },
  mutants: ['repeats-on-conflict', 'takes-a-conflict-for-a-bad-argument'],
})

function isRight({ outcome, kind, state = 'stopped' }: Outcome): boolean {
  const isDone = outcome === 'ok' || (outcome === 'fail' && kind === 'conflict')
  return isDone && (state === 'stopped' || state === 'idle')
}
