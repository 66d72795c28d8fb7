import type { Outcome } from '../../model/client.js'
import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, after, apiRequests } from '../../model/transcript.js'

/** A stop, another look, one more stop: more is a loop. */
const maxStops = 2

export const CX_REC_013 = defineRule({
  id: 'CX-REC-013',
  title: 'copes with a recording that the server has stopped',
  rationale:
    'Policies and holds stop recordings without being asked. A client that insists on its own stop loops, or reports an error for what the caller wanted.',
  fix: 'Take a stop of what has stopped for done, or report a conflict, after one look at the state.',
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
    return after(requestsAbout(transcript), start).length > 0 || 'Nothing came after the start.'
  },
  expect: (transcript) => {
    const stops = apiRequests(transcript, 'stopRecording')
    return [
      ...findingOf(
        'stop-loop',
        stops.length > maxStops ? stops : [],
        () => `A recording that had been stopped was stopped ${stops.length} times.`,
      ),
      ...doneOn(transcript, 'stopRecording').flatMap(({ outcome }) =>
        isRight(outcome)
          ? []
          : [
              finding(
                'server-stop-misread',
                `The server had stopped the recording; the stop ended as ${told(outcome)}.`,
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
