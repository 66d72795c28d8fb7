import { defineRule, findingOf } from '../../model/rule.js'
import { formOf, tokenRequests } from '../../model/transcript.js'

export const CX_AUTH_020 = defineRule({
  id: 'CX-AUTH-020',
  title: 'must request the token of a user from CXone, not client_credentials',
  rationale:
    'In CXone, permission to record depends on the roles of a user, so every grant of its token endpoint needs a user. Many clients send client_credentials, because Genesys Cloud supports it.',
  fix: 'Sign in with an access key: send grant_type=password, with the access key id as username and its secret as password.',
  level: 'MUST',
  sources: [{ ref: 'NICE OpenAPI: the grants of /auth/token, without client_credentials', grade: 'vendor' }],
  profiles: ['record-on-demand', 'agent'],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'The client requested no token.',
  expect: (transcript) =>
    findingOf(
      'grant-without-a-user',
      tokenRequests(transcript).filter((each) => formOf(each).get('grant_type') === 'client_credentials'),
      ({ id }) => `Token request ${id} uses client_credentials.`,
    ),
  mutants: ['asks-cxone-with-client-credentials'],
})
