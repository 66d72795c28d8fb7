import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests } from '../../model/transcript.js'

export const CX_AUTH_001 = defineRule({
  id: 'CX-AUTH-001',
  title: 'must request tokens with POST',
  rationale:
    'The token endpoint rejects every other method. The parameters of a GET are part of its URI, and servers log URIs.',
  fix: 'Send the token request with POST.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6749 3.2', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'The client requested no token.',
  expect: (transcript) =>
    findingOf(
      'token-request-not-post',
      tokenRequests(transcript).filter(({ method }) => method !== 'POST'),
      ({ id, method }) => `Token request ${id} uses ${method}; expected POST.`,
    ),
  mutants: ['asks-for-a-token-with-get'],
})
