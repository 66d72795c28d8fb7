import { finding, findingOf } from '../../model/finding.js'
import { doneOn, recordingOf, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import type { Rule } from '../../model/rule.js'
import { serverTimeOf, type Transcript } from '../../model/transcript.js'
import type { Purpose } from '../../../contracts/api/profiles.js'

/** Long enough for a stop that does not wait to come before, however busy the machine is. */
const answeredAfterMs = 1000
const timerToleranceMs = 50

export const CX_REC_014: Rule = {
  id: 'CX-REC-014',
  title: 'sends the commands for one recording one after the other, and those for others all the same',
  rationale:
    'Two commands that are under way at once overtake each other: what the client believes in the end depends on which answer comes last.',
  fix: 'Keep a queue for each recording: a command is sent when the one before has been answered.',
  level: 'SHOULD',
  sources: [{ ref: 'commands that overlap have no order', grade: 'practice' }],
  since: '1.0',
  status: 'stable',
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
    [0, 1].every((call) => granted(transcript, call, 'startRecording')) || 'Not both starts were accepted.',
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
        () => 'A stop was sent before the start of the same recording had been answered.',
      ),
      ...(stop?.outcome === 'ok' && recordingOf(transcript) === 'recording' && !stopWasFirst(transcript)
        ? [finding('stop-undone', 'The stop was reported as done, and the recording goes on.', [])]
        : []),
      ...(other && other.outcome !== 'ok'
        ? [
            finding(
              'other-recording-held-up',
              `The start of the other recording ended as ${told(other)}.`,
              [],
            ),
          ]
        : []),
    ]
  },
  mutants: ['sends-commands-at-once'],
}

function granted(transcript: Transcript, call: number, wanted: Purpose): ReceivedRequest | undefined {
  return requestsAbout(transcript, call, wanted).find(({ status }) => status < 300)
}

/** Whether the stop was done before the start: then it found nothing to do. */
function stopWasFirst(transcript: Transcript): boolean {
  const [start] = doneOn(transcript, 'startRecording')
  const [stop] = doneOn(transcript, 'stopRecording')
  return start !== undefined && stop !== undefined && stop.endedMs < start.endedMs
}
