import { issuedTokens, requestedScopes } from '../../queries/tokens/issued-token.js'
import { requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { bearerOf, readRequests, type Transcript } from '../../model/transcript.js'
import type { ReceivedRequest } from '../../model/test-server.js'

const reader = 'reader'
const needed = 'recording:control'

/** Starts with a token that was requested without the scope that a start needs. */
function withForeignScope(transcript: Transcript): ReceivedRequest[] {
  const tokens = issuedTokens(transcript)
  return requestsAbout(transcript, 0, 'startRecording').filter((each) => {
    const token = tokens.find(({ value }) => value === bearerOf(each))
    const scopes = token && requestedScopes(token.request)
    return scopes !== undefined && !scopes.includes(needed)
  })
}

export const CX_TOK_015 = defineRule({
  id: 'CX-TOK-015',
  title: 'should not share a token between configurations with the same client and other scopes',
  rationale:
    'Two parts of an application use one OAuth client with different scopes, or one client id at two token endpoints. A cache whose key is only the client id gives the second part the token of the first, and the API answers with an empty 401.',
  fix: 'Use token endpoint, client id, user and scopes as the key of the cache, or use one cache per configuration.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 3.3', grade: 'standard' },
    { ref: 'RFC 9700 2.3', grade: 'standard' },
  ],
  profiles: ['recordingcontrols'],
  acrossOperations: true,
  needs: ['tenants'],
  dependsOn: ['CX-TOK-008', 'CX-TOK-013'],
  steps: [
    { configureTenant: reader, changes: { scopes: ['recording:read'] } },
    { run: 'getRecording', tenant: reader },
    { run: 'startRecording' },
  ],
  guard: (transcript) => {
    if (readRequests(transcript).length === 0) return 'The client sent no read with the scope recording:read.'
    return (
      requestsAbout(transcript, 0, 'startRecording').length > 0 ||
      'The client sent no start with the scope recording:control.'
    )
  },
  expect: (transcript) =>
    findingOf(
      'token-of-other-scopes',
      withForeignScope(transcript),
      ({ id }) => `Request ${id} starts a recording with a token that was requested for recording:read.`,
    ),
  mutants: ['keeps-tokens-by-client-id-alone'],
  nearMisses: { 'shares-its-tokens-between-clients': 'warn', 'asks-for-no-scope': 'pass' },
})
