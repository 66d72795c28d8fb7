import { doneOn, recordingOf, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { serverTimeOf, type Transcript } from '../../model/transcript.js'
import type { Purpose } from '../../../contracts/api/profiles.js'

/** Long enough that a stop without a wait arrives earlier, even on a busy machine. */
const answeredAfterMs = 1000
const timerToleranceMs = 50

export const CX_REC_014 = defineRule({
  id: 'CX-REC-014',
  title: 'should send commands for one recording in sequence without delaying other recordings',
  rationale:
    'Two concurrent commands can overtake each other, and the order of their responses then determines which state the client believes.',
  fix: 'Use one queue per recording: send a command after the response to the previous one.',
  level: 'SHOULD',
  sources: [{ ref: 'overlapping commands have no order', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: 2 },
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', fixedDelayMilliseconds: answeredAfterMs, times: 2 },
      },
    },
    {
      together: [
        { run: 'startRecording', call: 0 },
        { run: 'stopRecording', call: 0 },
        { run: 'startRecording', call: 1 },
      ],
    },
  ],
  guard: (transcript) =>
    [0, 1].every((call) => granted(transcript, call, 'startRecording')) ||
    'The two starts were not both accepted.',
  expect: (transcript) => {
    const start = granted(transcript, 0, 'startRecording')
    const early = requestsAbout(transcript, 0, 'stopRecording').filter((each) => {
      const sinceMs = start ? serverTimeOf(each) - serverTimeOf(start) : -1
      return sinceMs >= 0 && sinceMs < answeredAfterMs - timerToleranceMs
    })
    const stop = doneOn(transcript, 'stopRecording')[0]?.outcome
    const other = doneOn(transcript, 'startRecording', 1)[0]?.outcome
    return [
      ...findingOf(
        'commands-overlap',
        early,
        () => 'A stop was sent before the response to the start of the same recording.',
      ),
      ...(stop?.outcome === 'ok' && recordingOf(transcript) === 'recording' && !stopWasFirst(transcript)
        ? [finding('stop-undone', 'The stop was reported as completed, but the recording continues.', [])]
        : []),
      ...(other && other.outcome !== 'ok'
        ? [
            finding(
              'other-recording-held-up',
              `The start of the other recording was reported as ${describeOutcome(other)}.`,
              [],
            ),
          ]
        : []),
    ]
  },
  mutants: ['sends-commands-at-once'],
})

function granted(transcript: Transcript, call: number, wanted: Purpose): ReceivedRequest | undefined {
  return requestsAbout(transcript, call, wanted).find(({ status }) => status < 300)
}

/** Whether the stop ended before the start, and had nothing to stop. */
function stopWasFirst(transcript: Transcript): boolean {
  const [start] = doneOn(transcript, 'startRecording')
  const [stop] = doneOn(transcript, 'stopRecording')
  return start !== undefined && stop !== undefined && stop.endedMs < start.endedMs
}
