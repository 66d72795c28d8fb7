import { rejectionReason, sessionRequests } from '../../queries/recordings/agent-sessions.js'
import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { repetitions, shownBy } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, after, type Transcript } from '../../model/transcript.js'

/** More than 32 bits, and not a number. The ACD answers 404 to both. */
const strangers = ['4294967296', 'conv-123'] as const

export const CX_REC_022 = defineRule({
  id: 'CX-REC-022',
  title: 'should report not_found for a wrong contact id and keep its session',
  rationale:
    'For any invalid contact id the ACD answers 404, never 400. It also answers 404 for an unknown session. A client that confuses the two starts new sessions because of a wrong contact id.',
  fix: 'Report a 404 whose icStatusDescription names the contact as not_found immediately. Start a new session only if it names the session.',
  level: 'SHOULD',
  sources: [
    {
      ref: "NICE's API test data, record-a-call: 404 InvalidContactId for a contact id that overflows or is not a number",
      grade: 'vendor',
    },
  ],
  profiles: ['agent'],
  setup: { calls: [{}, ...strangers.map((contactId) => ({ contactId }))] },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { run: 'startRecording', call: 2 },
  ],
  guard: (transcript) => {
    if (accepted(transcript, 'startRecording').length === 0) return 'No start was accepted.'
    return (
      [1, 2].every((call) => rejected(transcript, call).length > 0) ||
      'The two starts with a wrong contact id did not both receive a 404.'
    )
  },
  expect: (transcript) => {
    const all = [1, 2].flatMap((call) => rejected(transcript, call))
    const isRight = ({ outcome }: ReturnType<typeof doneOn>[number]) =>
      outcome.outcome === 'fail' && outcome.kind === 'not_found'
    return [
      ...findingOf(
        'contact-asked-for-again',
        shownBy(repetitions(all)),
        () => 'A command was repeated after a 404 for its contact id.',
      ),
      ...findingOf(
        'session-given-up-for-a-contact',
        [1, 2].flatMap((call) => sessionsAfter(transcript, call)),
        () => 'A session was started or joined after a 404 that names the contact.',
      ),
      ...[1, 2].flatMap((call) =>
        doneOn(transcript, 'startRecording', call)
          .filter((each) => !isRight(each))
          .map(({ outcome }) =>
            finding(
              'wrong-contact-misreported',
              `A 404 for a contact id was reported as ${describeOutcome(outcome)}; expected fail (not_found).`,
              rejected(transcript, call),
            ),
          ),
      ),
    ]
  },
  mutants: ['repeats-on-not-found', 'starts-a-session-after-any-404', 'takes-any-answer-for-success'],
})

/** Session requests during one start, after its 404. */
function sessionsAfter(transcript: Transcript, call: number): ReceivedRequest[] {
  const [first] = rejected(transcript, call)
  const endedMs = doneOn(transcript, 'startRecording', call)[0]?.endedMs ?? 0
  return first ? after(sessionRequests(transcript), first).filter(({ atMs }) => atMs <= endedMs) : []
}

function rejected(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'startRecording').filter(
    (each) => each.status === 404 && /contact/i.test(rejectionReason(each) ?? ''),
  )
}
