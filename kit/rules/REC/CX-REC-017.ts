import { doneOn, recordingOf, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, after, apiRequests, readRequests } from '../../model/transcript.js'

export const CX_REC_017 = defineRule({
  id: 'CX-REC-017',
  title: 'counts a recording once, however often the server confirms it',
  rationale:
    'A client that books a recording for each confirmation has several of one, and stops it as many times, or not until it was asked as many times.',
  fix: 'Keep recordings by their id, so that the same news twice changes nothing.',
  level: 'SHOULD',
  sources: [{ ref: 'polls and events confirm the same thing more than once', grade: 'practice' }],
  setup: { settle: { start: '100ms' } },
  steps: [
    { run: 'startRecording' },
    { run: 'getRecording' },
    { run: 'getRecording' },
    { run: 'stopRecording' },
  ],
  guard: (transcript) => {
    const [start] = accepted(transcript, 'startRecording')
    if (!start) return 'No start was accepted.'
    const confirmed = after(readRequests(transcript), start).filter(({ status }) => status === 200)
    return (
      confirmed.length >= 2 || `The state was read ${confirmed.length} times after the start; expected 2.`
    )
  },
  expect: (transcript) => {
    const stops = apiRequests(transcript, 'stopRecording')
    const outcome = doneOn(transcript, 'stopRecording')[0]?.outcome
    // What the client makes of an answer is for other rules: whether it was stopped, the server knows.
    const isStopped = recordingOf(transcript) === 'stopped'
    return [
      ...(stops.length > 1
        ? [finding('stopped-more-than-once', `One recording was stopped ${stops.length} times.`, stops)]
        : []),
      ...(isStopped
        ? []
        : [
            finding(
              'not-stopped',
              `One stop ended as ${outcome && told(outcome)}, and the recording is ${recordingOf(transcript)}.`,
              stops,
            ),
          ]),
    ]
  },
  mutants: ['stops-once-for-each-confirmation', 'wants-a-stop-for-each-confirmation'],
})
