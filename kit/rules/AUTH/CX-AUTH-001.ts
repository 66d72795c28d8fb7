import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests } from '../../model/transcript.js'

export const CX_AUTH_001 = defineRule({
  id: 'CX-AUTH-001',
  title: 'asks for a token with POST',
  rationale:
    'The token endpoint refuses every other method. What a GET carries stands in its URI besides, and URIs are logged.',
  fix: 'Send the token request with POST.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6749 3.2', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'The client asked for no token.',
  expect: (transcript) =>
    findingOf(
      'token-request-not-post',
      tokenRequests(transcript).filter(({ method }) => method !== 'POST'),
      ({ id, method }) => `Request ${id} asked for a token with ${method}; expected POST.`,
    ),
  mutants: ['asks-for-a-token-with-get'],
})
