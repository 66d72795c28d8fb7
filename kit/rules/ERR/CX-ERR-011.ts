import { rejectionReason } from '../../queries/recordings/agent-sessions.js'
import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

export const CX_ERR_011 = defineRule({
  id: 'CX-ERR-011',
  title:
    'should read the reason of a rejection from the header icStatusDescription, and handle a 401 without one',
  rationale:
    'The ACD API rejects requests without a body. A header says whether the contact, the session or the path is missing, and a 401 lacks even that. A client that reads only bodies reports “undefined”, or crashes while it parses JSON that is not there.',
  fix: 'Check the status first, and include icStatusDescription in the error if the response has it.',
  level: 'SHOULD',
  sources: [
    { ref: "NICE's API test data, record-a-call: icStatusDescription of a 404", grade: 'vendor' },
    { ref: "NICE's OpenAPI documents: 295 of 319 401s under /inContactAPI have no body", grade: 'vendor' },
    { ref: 'tap-nice-incontact: the header may contain the message instead of the body', grade: 'observed' },
  ],
  profiles: ['agent'],
  setup: { calls: [{ contactId: '4294967296' }, {}] },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'startRecording', token: 'UNKNOWN' } } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    if (!missing(transcript)) return 'No start was rejected with a reason in the header.'
    return unauthorized(transcript).length > 0 || 'No start received an empty 401.'
  },
  expect: (transcript) => {
    const rejected = missing(transcript)
    const reason = rejected && rejectionReason(rejected)
    const [first] = doneOn(transcript, 'startRecording', 0)
    const [second] = doneOn(transcript, 'startRecording', 1)
    return [
      ...(first && rejected && !first.outcome.message?.includes(reason ?? '')
        ? [
            finding(
              'reason-not-told',
              `A ${rejected.status} was reported without its reason, ${JSON.stringify(reason)}, from icStatusDescription.`,
              [rejected],
            ),
          ]
        : []),
      ...(second && second.outcome.kind !== 'unauthorized'
        ? [
            finding(
              'empty-401-misread',
              `A 401 without a body was reported as ${describeOutcome(second.outcome)}; expected fail (unauthorized).`,
              unauthorized(transcript),
            ),
          ]
        : []),
    ]
  },
  mutants: ['looks-for-reasons-in-bodies-alone', 'parses-every-body', 'says-only-that-it-failed'],
})

function missing(transcript: Transcript) {
  return requestsAbout(transcript, 0, 'startRecording').find(
    (each) => each.status === 404 && each.replyBody === '' && (rejectionReason(each) ?? '') !== '',
  )
}

function unauthorized(transcript: Transcript) {
  return requestsAbout(transcript, 1, 'startRecording').filter(
    ({ status, replyBody }) => status === 401 && replyBody === '',
  )
}
