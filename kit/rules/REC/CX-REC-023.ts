import { sessionRequests } from '../../queries/recordings/agent-sessions.js'
import { doneOn, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, after, apiRequests, type Transcript } from '../../model/transcript.js'

export const CX_REC_023 = defineRule({
  id: 'CX-REC-023',
  title: 'must treat a 304 of get-next-event as no news and keep its session',
  rationale:
    'A poll without events ends with 304, which is the most frequent case. A client that treats it as a failure reports an error for every quiet minute. One that starts a new session receives all events again.',
  fix: 'After 304, keep the known state, and poll again in the same session.',
  level: 'MUST',
  sources: [
    { ref: "NICE's OpenAPI document of the Agent API: get-next-event, 304", grade: 'vendor' },
    {
      ref: "NICE's Agent SDK 25.1.2: 304 means no event, and the SDK polls again immediately",
      grade: 'vendor-sdk',
    },
  ],
  profiles: ['agent'],
  steps: [
    { server: { act: 'fault', fault: { on: 'getNextEvent', status: 304, times: 2 } } },
    { run: 'startRecording' },
    { run: 'getRecording' },
    { server: { act: 'clear-faults' } },
    { run: 'getRecording' },
  ],
  guard: (transcript) => {
    if (accepted(transcript, 'startRecording').length === 0) return 'No start was accepted.'
    return quiet(transcript) !== undefined || 'No poll received a 304.'
  },
  expect: (transcript) => {
    const first = quiet(transcript)
    if (!first) return []
    const failed = transcript.done.filter(({ outcome }) => outcome.outcome !== 'ok')
    const last = doneOn(transcript, 'getRecording').at(-1)
    const isLost = last?.outcome.outcome === 'ok' && last.outcome.state !== 'recording'
    return [
      ...failed.map(({ operation, outcome }) =>
        finding(
          'quiet-poll-taken-for-a-failure',
          `${operation} was reported as ${describeOutcome(outcome)} after a 304.`,
          [first],
        ),
      ),
      ...(isLost
        ? [
            finding(
              'news-missed-after-304',
              `The call is being recorded, but was reported as ${describeOutcome(last.outcome)}.`,
              [first],
            ),
          ]
        : []),
      ...findingOf(
        'session-given-up-for-304',
        after(sessionRequests(transcript), first),
        () => 'A session was started or joined after a 304.',
      ),
    ]
  },
  mutants: ['takes-304-for-a-failure', 'starts-a-session-after-304'],
  nearMisses: { 'reports-202-as-starting': 'pass' },
})

function quiet(transcript: Transcript) {
  return apiRequests(transcript, 'getNextEvent').find(({ status }) => status === 304)
}
