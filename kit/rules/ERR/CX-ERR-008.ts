import { defineRule, finding, type Finding } from '../../model/rule.js'
import { apiRequests, replyHeader, type Transcript } from '../../model/transcript.js'

const correlationHeader = 'inin-correlation-id'

export const CX_ERR_008 = defineRule({
  id: 'CX-ERR-008',
  title: 'may name the operation, the status and the server’s correlation id in its errors, but no secret',
  rationale:
    'Vendor support needs the correlation id. Without it nobody can look up the error, and an error that contains a token cannot be forwarded.',
  fix: 'Include the name of the operation, the status and ININ-Correlation-Id in the error message.',
  level: 'MAY',
  sources: [{ ref: 'errors are read by people who did not see the failure', grade: 'practice' }],
  profiles: ['recordingcontrols'],
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 422 } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    rejections(transcript).length > 0 || 'No start was rejected by a response with a correlation id.',
  expect: (transcript) => {
    const rejected = rejections(transcript)
    const outcome = transcript.done[0]?.outcome
    if (!outcome) return []
    const { message = '', httpStatus } = outcome
    const lacks = (code: string, what: string): Finding =>
      finding(code, `The error does not contain ${what}.`, rejected)
    // After a retry, any of the correlation ids is right.
    const ids = rejected.map((each) => replyHeader(each, correlationHeader) ?? '')
    return [
      ...(/start/i.test(message) ? [] : [lacks('error-without-operation', 'the operation')]),
      ...(httpStatus === 422 || message.includes('422') ? [] : [lacks('error-without-status', 'the status')]),
      ...(ids.some((id) => message.includes(id))
        ? []
        : [lacks('error-without-correlation-id', 'the correlation id')]),
      ...(transcript.secrets.some((secret) => message.includes(secret))
        ? [finding('secret-in-error', 'The error contains a secret.', rejected)]
        : []),
    ]
  },
  mutants: ['says-only-that-it-failed', 'puts-its-secret-into-errors'],
})

function rejections(transcript: Transcript) {
  return apiRequests(transcript, 'startRecording').filter(
    (each) => each.status === 422 && replyHeader(each, correlationHeader) !== undefined,
  )
}
