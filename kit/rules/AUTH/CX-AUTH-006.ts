import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { tokenRequests } from '../../model/transcript.js'

function hasCredentialsInUri(request: ReceivedRequest, secrets: readonly string[]): boolean {
  const { path, query } = targetOf(request)
  const inQuery = [...query].some(
    ([name, value]) => name === 'client_secret' || name === 'client_assertion' || secrets.includes(value),
  )
  return inQuery || secrets.some((secret) => path.includes(encodeURIComponent(secret)))
}

export const CX_AUTH_006 = defineRule({
  id: 'CX-AUTH-006',
  title: 'must not put credentials into the URI of a token request',
  rationale: 'Every server and proxy on the way logs URIs, so the secret ends up in those logs.',
  fix: 'Send the credentials with HTTP Basic, or in the body.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6749 2.3.1', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'The client requested no token.',
  expect: (transcript) =>
    findingOf(
      'credentials-in-uri',
      tokenRequests(transcript).filter((each) => hasCredentialsInUri(each, transcript.secrets)),
      ({ id }) => `The URI of request ${id} contains the client secret.`,
    ),
  mutants: ['puts-its-secret-into-the-uri'],
})
