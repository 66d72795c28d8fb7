import { doneOn, recordingOf, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, after, apiRequests, readRequests } from '../../model/transcript.js'

/** Covers confirmations by reads only. The test server sends no events. */
export const CX_REC_017 = defineRule({
  id: 'CX-REC-017',
  title: 'should count a recording once, however often the server confirms it',
  rationale:
    'A client that counts one recording per confirmation stops it several times, or requires several stops.',
  fix: 'Store recordings by their id, so that a repeated confirmation changes nothing.',
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
      confirmed.length >= 2 ||
      `The state was read ${confirmed.length} times after the start; expected at least 2.`
    )
  },
  expect: (transcript) => {
    // A stop that found the recording locked was not executed.
    const stops = apiRequests(transcript, 'stopRecording').filter(({ status }) => status !== 425)
    const outcome = doneOn(transcript, 'stopRecording')[0]?.outcome
    // A client that says that the recording is locked, or that it does not know, has miscounted nothing.
    const claimsRest = outcome?.outcome === 'ok' || outcome?.kind === 'conflict'
    const isStopped = recordingOf(transcript) === 'stopped' || !claimsRest
    return [
      ...(stops.length > 1
        ? [finding('stopped-more-than-once', `One recording was stopped ${stops.length} times.`, stops)]
        : []),
      ...(isStopped
        ? []
        : [
            finding(
              'not-stopped',
              `The stop was reported as ${outcome && describeOutcome(outcome)}, but the recording is ${recordingOf(transcript)}.`,
              stops,
            ),
          ]),
    ]
  },
  mutants: ['stops-once-for-each-confirmation', 'wants-a-stop-for-each-confirmation'],
})
