import { rejectionReason, sessionRequests } from '../../queries/recordings/agent-sessions.js'
import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { repetitions, shownBy } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, after, type Transcript } from '../../model/transcript.js'

/** More than 32 bits, and what is no number: neither is a bad request to the ACD. */
const strangers = ['4294967296', 'conv-123'] as const

export const CX_REC_022 = defineRule({
  id: 'CX-REC-022',
  title: 'ends with not_found when the contact id is wrong, and keeps its session',
  rationale:
    'Whatever is sent in place of a contact id, the ACD answers 404 and never 400; for a session that is not there it answers 404, too. A client that takes the one for the other starts sessions for a typing error.',
  fix: 'Report a 404 whose icStatusDescription names the contact as not_found at once; start a session anew only where it names the session.',
  level: 'SHOULD',
  sources: [
    {
      ref: "NICE's API test data, record-a-call: 404 InvalidContactId for a contact id that overflows or is no number",
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
      [1, 2].every((call) => refused(transcript, call).length > 0) ||
      'Not both starts with a wrong contact id were answered with 404.'
    )
  },
  expect: (transcript) => {
    const all = [1, 2].flatMap((call) => refused(transcript, call))
    const isRight = ({ outcome }: ReturnType<typeof doneOn>[number]) =>
      outcome.outcome === 'fail' && outcome.kind === 'not_found'
    return [
      ...findingOf(
        'contact-asked-for-again',
        shownBy(repetitions(all)),
        () => 'A command was sent again after a 404 of its contact id.',
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
              `A 404 of a contact id was reported as ${told(outcome)}; expected fail (not_found).`,
              refused(transcript, call),
            ),
          ),
      ),
    ]
  },
  mutants: ['repeats-on-not-found', 'starts-a-session-after-any-404', 'takes-any-answer-for-success'],
})

/** Sessions that were asked for within one start, after its 404. */
function sessionsAfter(transcript: Transcript, call: number): ReceivedRequest[] {
  const [first] = refused(transcript, call)
  const endedMs = doneOn(transcript, 'startRecording', call)[0]?.endedMs ?? 0
  return first ? after(sessionRequests(transcript), first).filter(({ atMs }) => atMs <= endedMs) : []
}

function refused(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'startRecording').filter(
    (each) => each.status === 404 && /contact/i.test(rejectionReason(each) ?? ''),
  )
}
