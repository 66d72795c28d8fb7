import { targetOf } from '../../queries/tokens/token-places.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests } from '../../model/transcript.js'

export const CX_AUTH_022 = defineRule({
  id: 'CX-AUTH-022',
  title: 'must keep the query of the token endpoint',
  rationale:
    'Some token endpoints select the tenant or a policy in their query. A client that drops it gets a token of another tenant, or a 404.',
  fix: 'Send the token request to the configured URL as it is, its query included.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 3.2: the query component must be retained', grade: 'standard' },
    { ref: 'AzureAD/microsoft-authentication-library-for-dotnet#339', grade: 'practice' },
  ],
  setup: { config: { tokenUrl: '{url}{tokenPath}?kit-tenant=a%2Fb' } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'The client requested no token.',
  expect: (transcript) =>
    findingOf(
      'query-dropped',
      tokenRequests(transcript).filter((each) => targetOf(each).query.get('kit-tenant') !== 'a/b'),
      ({ id }) => `Token request ${id} lacks kit-tenant=a%2Fb from the query of the token URL.`,
    ),
  mutants: ['drops-the-query-of-its-token-url'],
})
