import { rejectionReason, sessionRequests } from '../../queries/recordings/agent-sessions.js'
import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf, type Step } from '../../model/rule.js'
import { accepted, after, type Transcript } from '../../model/transcript.js'

/** One session anew is right, whether it is started or joined; one for each of a few attempts is bounded at least. */
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
  title: 'starts its session anew when the server no longer knows it, and not for ever',
  rationale:
    'A session ends without the client: another desktop takes it, the ACD is restarted. A client that holds on to its id fails until it is restarted itself; one that starts sessions until one will do takes them from the desktop of the agent.',
  fix: 'After a 404 that names the session start or join one, repeat the command once, and end at the second 404.',
  level: 'SHOULD',
  sources: [
    {
      ref: "NICE's API test data, record-a-call: 404 InvalidAgentSession for a session that there is not",
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
      'Not both later starts were told that the session is gone.'
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
              `The server no longer knew the session, once; the start ended as ${told(once)}.`,
              gone(transcript, 1),
            ),
          ]
        : []),
      ...findingOf(
        'sessions-without-end',
        sessions.length > maxSessions ? sessions : [],
        () => `One start took ${sessions.length} sessions; expected at most ${maxSessions}.`,
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
