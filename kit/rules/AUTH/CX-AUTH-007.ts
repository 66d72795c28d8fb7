import { authenticatedRequests, hasSecretInBody } from '../../queries/tokens/client-credentials.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { headerValues } from '../../model/transcript.js'

export const CX_AUTH_007 = defineRule({
  id: 'CX-AUTH-007',
  title: 'must use one authentication method per token request',
  rationale:
    'A server rejects a request that authenticates in the header and in the body, even if both agree.',
  fix: 'Send HTTP Basic without client_secret in the body, or client_secret in the body without Authorization.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6749 2.3', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    authenticatedRequests(transcript).length > 0 || 'No token request contained client credentials.',
  expect: (transcript) =>
    findingOf(
      'two-authentication-methods',
      authenticatedRequests(transcript).filter(
        (each) => headerValues(each, 'authorization').length + (hasSecretInBody(each) ? 1 : 0) > 1,
      ),
      ({ id }) => `Request ${id} uses more than one authentication method; expected one.`,
    ),
  mutants: ['authenticates-twice'],
})
