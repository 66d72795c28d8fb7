import { describeOutcome, requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const rejected = (transcript: Transcript) =>
  requestsAbout(transcript, 0, 'startRecording').filter(({ status }) => status === 403)

export const CX_ERR_016 = defineRule({
  id: 'CX-ERR-016',
  title: 'must classify an error by its status, and not by words in its body',
  rationale:
    'Bodies quote other services, ids and paths. A client that looks for "not found" in the text reports a missing permission as a missing call, and somebody looks in the wrong place.',
  fix: 'Decide by the status, and show the words of the body in the message only.',
  level: 'MUST',
  sources: [{ ref: 'RFC 9110 15: the status code is the result of the request', grade: 'standard' }],
  steps: [
    {
      server: {
        act: 'fault',
        fault: {
          on: 'startRecording',
          status: 403,
          headers: { 'Content-Type': 'application/json' },
          body: '{"status":404,"error":"Not Found","message":"no role not_found for this user"}',
        },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) => rejected(transcript).length > 0 || 'No start received a 403.',
  expect: (transcript) =>
    transcript.done.flatMap(({ outcome }) =>
      outcome.kind === 'not_found'
        ? [
            finding(
              'status-in-body-believed',
              `A 403 whose body says 404 was reported as ${describeOutcome(outcome)}; expected fail (forbidden).`,
              rejected(transcript),
            ),
          ]
        : [],
    ),
  mutants: ['decides-by-words'],
  nearMisses: { 'takes-any-answer-for-success': 'pass' },
})
