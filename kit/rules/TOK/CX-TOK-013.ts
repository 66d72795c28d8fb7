import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { clientIdOf } from '../../queries/tokens/client-credentials.js'
import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, findingOf } from '../../model/rule.js'
import {
  apiRequests,
  bearerOf,
  callOf,
  formOf,
  tokenRequests,
  type Transcript,
} from '../../model/transcript.js'
import type { ReceivedRequest } from '../../model/test-server.js'

/** Requests to the API since the client was configured as the second OAuth client. A late cleanup of the first call is not one. */
function since(transcript: Transcript): ReceivedRequest[] {
  const second = transcript.configured?.at(-1)
  if (!second) return []
  return apiRequests(transcript).filter(
    (each) => each.atMs > second.endedMs && callOf(transcript, each) !== transcript.calls[0],
  )
}

/** Who a token was issued to: a client, and a user in profiles with users. */
function holderOf(request: ReceivedRequest | undefined): string {
  return request ? `${clientIdOf(request)} ${formOf(request).get('username')}` : ''
}

export const CX_TOK_013 = defineRule({
  id: 'CX-TOK-013',
  title: 'must not use the token of an earlier configuration',
  rationale:
    'A token that outlives the configuration that it belongs to acts for the wrong client: after a credential was replaced, or in the next test. Every failure that follows looks like something else.',
  fix: 'Keep the token in the client that requested it, or use token endpoint, client id, user and scopes as the key of a shared cache.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6750 5.3', grade: 'standard' },
    { ref: 'RFC 9700 2.3', grade: 'standard' },
  ],
  acrossOperations: true,
  dependsOn: ['CX-TOK-008'],
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { reconfigureAs: 'second' },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    if (!isStarted(transcript, 0)) return 'No start was accepted under the first configuration.'
    return since(transcript).length > 0 || 'The client sent no request under the second configuration.'
  },
  expect: (transcript) => {
    const [first] = tokenRequests(transcript)
    const own = issuedTokens(transcript).filter(({ request }) => holderOf(request) !== holderOf(first))
    const foreign = since(transcript).filter((each) => {
      const token = bearerOf(each)
      return token !== undefined && !own.some(({ value }) => value === token)
    })
    return findingOf(
      'token-of-another-configuration',
      foreign,
      ({ id }) => `Request ${id} contains a token that the client received under its earlier configuration.`,
    )
  },
  mutants: ['keeps-its-token-when-configured-again'],
  nearMisses: { 'goes-on-without-a-token': 'pass' },
})
