import { defineRule, finding, type Finding } from '../../model/rule.js'
import { apiRequests, replyHeader, type Transcript } from '../../model/transcript.js'

const correlationHeader = 'inin-correlation-id'

export const CX_ERR_008 = defineRule({
  id: 'CX-ERR-008',
  title: 'names the operation, the status and the server’s correlation id in its errors, and no secret',
  rationale:
    'The vendor’s support asks for the correlation id first. An error without it cannot be looked up, and one with a token in it cannot be sent.',
  fix: 'Put the name of the operation, the status and ININ-Correlation-Id into the text of the error.',
  level: 'MAY',
  sources: [{ ref: 'an error is read by people who were not there', grade: 'practice' }],
  profiles: ['recordingcontrols'],
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 422 } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    refusals(transcript).length > 0 || 'No start was refused with a correlation id in the reply.',
  expect: (transcript) => {
    const refused = refusals(transcript)
    const outcome = transcript.done[0]?.outcome
    if (!outcome) return []
    const { message = '', httpStatus } = outcome
    const lacks = (code: string, what: string): Finding =>
      finding(code, `The error does not tell ${what}.`, refused)
    // A client that tried again tells of one of the refusals, whichever.
    const ids = refused.map((each) => replyHeader(each, correlationHeader) ?? '')
    return [
      ...(/start/i.test(message) ? [] : [lacks('error-without-operation', 'the operation')]),
      ...(httpStatus === 422 || message.includes('422') ? [] : [lacks('error-without-status', 'the status')]),
      ...(ids.some((id) => message.includes(id))
        ? []
        : [lacks('error-without-correlation-id', 'the correlation id')]),
      ...(transcript.secrets.some((secret) => message.includes(secret))
        ? [finding('secret-in-error', 'The error has a secret in it.', refused)]
        : []),
    ]
  },
  mutants: ['says-only-that-it-failed', 'puts-its-secret-into-errors'],
})

function refusals(transcript: Transcript) {
  return apiRequests(transcript, 'startRecording').filter(
    (each) => each.status === 422 && replyHeader(each, correlationHeader) !== undefined,
  )
}
