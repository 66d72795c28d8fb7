import { issuedTokens, usesOf } from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, tokenRequests, type Transcript } from '../../model/transcript.js'

const operations = 10

/** A few observed operations may come from several runs of the client. */
const minCount = 3

/** Token requests whose token was used for exactly one API request. */
function usedOnce(transcript: Transcript): ReceivedRequest[] {
  return issuedTokens(transcript)
    .filter((token) => usesOf(transcript, token).length === 1)
    .map(({ request }) => request)
}

export const CX_TOK_001 = defineRule({
  id: 'CX-TOK-001',
  title: 'should request one token and use it until it expires',
  rationale:
    'One token request per call doubles the latency of every operation, and exhausts the limit of the token endpoint first. RFC 6749 states the lifetime of a token (5.1) but does not require a client to use it, so the level is SHOULD.',
  fix: 'Store the token with its expiry time, and request another one only after that.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 1.4', grade: 'standard' },
    { ref: 'RFC 6749 5.1 (expires_in)', grade: 'standard' },
  ],
  acrossOperations: true,
  always: true,
  setup: { calls: operations },
  steps: [
    { run: 'startRecording' },
    ...Array.from({ length: operations - 1 }, (_, index) => ({
      run: 'startRecording' as const,
      call: index + 1,
    })),
  ],
  guard: (transcript) => {
    const starts = accepted(transcript).length
    const enough = transcript.config ? operations : minCount
    return (
      starts >= enough ||
      `Only ${starts} operations were accepted; ${enough} are needed to show whether the token is reused.`
    )
  },
  expect: (transcript) => {
    const requests = transcript.config ? tokenRequests(transcript) : usedOnce(transcript)
    if (requests.length < (transcript.config ? 2 : minCount)) return []
    return [
      finding(
        'token-per-operation',
        `${accepted(transcript).length} operations within the lifetime of one token used ${requests.length} token requests; expected 1.`,
        requests,
      ),
    ]
  },
  mutants: ['never-caches-a-token'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
