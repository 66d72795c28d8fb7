import { authenticatedRequests, isBasic } from '../../queries/tokens/client-credentials.js'
import { defineRule, findingOf } from '../../model/rule.js'

export const CX_AUTH_009 = defineRule({
  id: 'CX-AUTH-009',
  title: 'authenticates with HTTP Basic, and not in the body',
  rationale:
    'Every server has to take HTTP Basic, and RFC 6749 does not recommend the body: bodies are logged, and not every server reads credentials there.',
  fix: 'Send Authorization: Basic, and take client_id and client_secret out of the body.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6749 2.3.1', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    authenticatedRequests(transcript).length > 0 || 'No token request carried the credentials of a client.',
  expect: (transcript) =>
    findingOf(
      'credentials-in-body',
      authenticatedRequests(transcript).filter((each) => !isBasic(each)),
      ({ id }) => `Request ${id} authenticates in its body, and the server takes HTTP Basic.`,
    ),
  mutants: ['sends-its-secret-in-the-body'],
})
