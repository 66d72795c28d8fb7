import { formDecoded } from '../../queries/tokens/client-credentials.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { headerValues, tokenRequests, type Transcript } from '../../model/transcript.js'

const posted = (transcript: Transcript) => tokenRequests(transcript).filter(({ method }) => method === 'POST')

function isLabelledAsForm(request: ReceivedRequest): boolean {
  const type = headerValues(request, 'content-type')[0]?.split(';')[0]
  return type?.trim().toLowerCase() === 'application/x-www-form-urlencoded'
}

function decodes({ body }: ReceivedRequest): boolean {
  return body !== '' && body.split(/[&=]/).every((part) => formDecoded(part) !== undefined)
}

export const CX_AUTH_002 = defineRule({
  id: 'CX-AUTH-002',
  title: 'must send the token request as a valid form',
  rationale:
    'The token endpoint accepts only application/x-www-form-urlencoded. It rejects JSON, or a percent sign that is not encoded, with invalid_request.',
  fix: 'Build the body with the form encoder of the platform (URLSearchParams, urlencode, FormUrlEncodedContent). Set Content-Type to application/x-www-form-urlencoded.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 4.4.2', grade: 'standard' },
    { ref: 'RFC 6749 Appendix B', grade: 'standard' },
  ],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => posted(transcript).length > 0 || 'The client posted no token request.',
  expect: (transcript) => {
    const [forms, others] = [true, false].map((form) =>
      posted(transcript).filter((each) => isLabelledAsForm(each) === form),
    )
    return [
      ...findingOf(
        'token-request-not-a-form',
        others ?? [],
        ({ id }) => `The Content-Type of request ${id} is not application/x-www-form-urlencoded.`,
      ),
      ...findingOf(
        'form-does-not-decode',
        (forms ?? []).filter((each) => !decodes(each)),
        ({ id }) => `The body of request ${id} is empty, or contains an invalid percent escape.`,
      ),
    ]
  },
  mutants: ['asks-for-a-token-in-json', 'sends-a-form-that-does-not-decode'],
})
