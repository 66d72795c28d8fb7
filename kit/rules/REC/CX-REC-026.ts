import { sessionRequests } from '../../queries/recordings/agent-sessions.js'
import { doneOn, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, apiRequests, type Transcript } from '../../model/transcript.js'

/** A start and a join, each with one retry. */
const maxRequests = 4

export const CX_REC_026 = defineRule({
  id: 'CX-REC-026',
  title: 'should join the existing session of its agent',
  rationale:
    'After a restart of the client, or while the agent uses a desktop, a session already exists. The ACD answers 409 to a request for another one. A client that does not join cannot record until somebody signs the agent out.',
  fix: 'After a 409 to the start of a session, join it: the response contains its sessionId.',
  level: 'SHOULD',
  sources: [
    {
      ref: "NICE's OpenAPI document of the Agent API: 409 to the start of a session that exists; join",
      grade: 'vendor',
    },
  ],
  profiles: ['agent'],
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { reconfigure: {} },
    { run: 'startRecording', call: 1, deadlineMs: 5000, mayHang: true },
  ],
  guard: (transcript) => {
    if (accepted(transcript, 'startRecording').length === 0) return 'No start was accepted.'
    return (
      rejected(transcript).length > 0 ||
      accepted(transcript, 'joinAgentSession').length > 0 ||
      'The second client neither tried to start a session nor joined one.'
    )
  },
  expect: (transcript) => {
    const [second] = doneOn(transcript, 'startRecording', 1)
    const requests = sessionRequests(transcript).filter(({ atMs }) => atMs >= (second?.beganMs ?? Infinity))
    return [
      ...(second && second.outcome.outcome !== 'ok'
        ? [
            finding(
              'session-not-joined',
              `The agent already had a session, and the start was reported as ${describeOutcome(second.outcome)}.`,
              rejected(transcript),
            ),
          ]
        : []),
      ...(requests.length > maxRequests
        ? [
            finding(
              'session-insisted-on',
              `One start sent ${requests.length} session requests; expected at most ${maxRequests}.`,
              requests,
            ),
          ]
        : []),
    ]
  },
  mutants: ['gives-up-where-there-is-a-session', 'insists-on-a-session-of-its-own'],
})

function rejected(transcript: Transcript) {
  return apiRequests(transcript, 'startAgentSession').filter(({ status }) => status === 409)
}
