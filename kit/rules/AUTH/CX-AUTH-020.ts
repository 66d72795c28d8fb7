import { defineRule, findingOf } from '../../model/rule.js'
import { formOf, tokenRequests } from '../../model/transcript.js'

export const CX_AUTH_020 = defineRule({
  id: 'CX-AUTH-020',
  title: 'asks CXone for the token of a user, and not with client_credentials',
  rationale:
    'What may be recorded hangs on the roles of a user, so that CXone’s token endpoint has no grant without one. Many clients send client_credentials all the same, since that is what Genesys Cloud has.',
  fix: 'Sign in with an access key: grant_type=password, where username is the access key id and password its secret.',
  level: 'MUST',
  sources: [{ ref: 'NICE OpenAPI: the grants of /auth/token, without client_credentials', grade: 'vendor' }],
  profiles: ['record-on-demand', 'agent'],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'No token request came.',
  expect: (transcript) =>
    findingOf(
      'grant-without-a-user',
      tokenRequests(transcript).filter((each) => formOf(each).get('grant_type') === 'client_credentials'),
      ({ id }) => `Request ${id} asks for a token with client_credentials.`,
    ),
  mutants: ['asks-cxone-with-client-credentials'],
})
