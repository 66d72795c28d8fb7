import { authenticatedRequests, isBasic } from '../../queries/tokens/client-credentials.js'
import { defineRule, findingOf } from '../../model/rule.js'

export const CX_AUTH_009 = defineRule({
  id: 'CX-AUTH-009',
  title: 'should authenticate with HTTP Basic instead of in the body',
  rationale:
    'Every server must support HTTP Basic. RFC 6749 does not recommend credentials in the body, because bodies are logged and some servers ignore them.',
  fix: 'Send Authorization: Basic, and remove client_id and client_secret from the body.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6749 2.3.1', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    authenticatedRequests(transcript).length > 0 || 'No token request contained client credentials.',
  expect: (transcript) =>
    findingOf(
      'credentials-in-body',
      authenticatedRequests(transcript).filter((each) => !isBasic(each)),
      ({ id }) => `Request ${id} authenticates in its body although the server supports HTTP Basic.`,
    ),
  mutants: ['sends-its-secret-in-the-body'],
})
