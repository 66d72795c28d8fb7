import { rejectionReason, sessionRequests } from '../../queries/recordings/agent-sessions.js'
import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf, type Step } from '../../model/rule.js'
import { accepted, after, type Transcript } from '../../model/transcript.js'

/** One new session is right, started or joined. A few, one per attempt, are tolerated because they are limited. */
const maxSessions = 8

const isGone = (more: object): Step => ({
  server: {
    act: 'fault',
    fault: {
      on: 'startRecording',
      status: 404,
      headers: { icStatusDescription: 'InvalidAgentSession' },
      ...more,
    },
  },
})

export const CX_REC_024 = defineRule({
  id: 'CX-REC-024',
  title: 'should start a new session when the server no longer knows the old one, a limited number of times',
  rationale:
    'A session can end without the client, for example when another desktop takes it over or the ACD restarts. A client that keeps the id fails until it is restarted. One that starts sessions without a limit takes them from the desktop of the agent.',
  fix: 'After a 404 that names the session, start or join one, and repeat the command once. Stop after the second 404.',
  level: 'SHOULD',
  sources: [
    {
      ref: "NICE's API test data, record-a-call: 404 InvalidAgentSession for a session that does not exist",
      grade: 'vendor',
    },
  ],
  profiles: ['agent'],
  setup: { calls: 3 },
  steps: [
    { run: 'startRecording', call: 0 },
    isGone({ times: 1 }),
    { run: 'startRecording', call: 1 },
    { server: { act: 'clear-faults' } },
    isGone({}),
    { run: 'startRecording', call: 2, deadlineMs: 1500, mayHang: true },
  ],
  guard: (transcript) => {
    if (accepted(transcript, 'startRecording').length === 0) return 'No start was accepted.'
    return (
      [1, 2].every((call) => gone(transcript, call).length > 0) ||
      'The two later starts did not both receive a 404 that names the session.'
    )
  },
  expect: (transcript) => {
    const once = doneOn(transcript, 'startRecording', 1)[0]?.outcome
    const [always] = gone(transcript, 2)
    const sessions = always ? after(sessionRequests(transcript), always) : []
    return [
      ...(once && once.outcome !== 'ok'
        ? [
            finding(
              'session-not-renewed',
              `The server rejected the old session once, and the start was reported as ${describeOutcome(once)}.`,
              gone(transcript, 1),
            ),
          ]
        : []),
      ...findingOf(
        'sessions-without-end',
        sessions.length > maxSessions ? sessions : [],
        () => `One start opened ${sessions.length} sessions; expected at most ${maxSessions}.`,
      ),
    ]
  },
  mutants: ['keeps-a-session-that-is-gone', 'renews-its-session-without-end'],
  nearMisses: { 'gives-up-where-there-is-a-session': 'untested' },
})

function gone(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'startRecording').filter(
    (each) => each.status === 404 && /session/i.test(rejectionReason(each) ?? ''),
  )
}
