import { issuedTokens, usesOf } from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, tokenRequests, type Transcript } from '../../model/transcript.js'

const operations = 10

/** While a client is only watched, a few operations may have been a few runs of it. */
const minCount = 3

/** Token requests whose token went to the API once, and no more. */
function usedOnce(transcript: Transcript): ReceivedRequest[] {
  return issuedTokens(transcript)
    .filter((token) => usesOf(transcript, token).length === 1)
    .map(({ request }) => request)
}

export const CX_TOK_001 = defineRule({
  id: 'CX-TOK-001',
  title: 'asks for one token, and uses it until it expires',
  rationale:
    'A token request for each call doubles the latency of every operation and meets the limit of the token endpoint first.',
  fix: 'Keep the token with the time at which it expires, and ask for another only after that.',
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
    return starts >= enough || `Only ${starts} operations were accepted; ${enough} show what is kept.`
  },
  expect: (transcript) => {
    const requests = transcript.config ? tokenRequests(transcript) : usedOnce(transcript)
    if (requests.length < (transcript.config ? 2 : minCount)) return []
    return [
      finding(
        'token-per-operation',
        `${accepted(transcript).length} operations within the life of one token took ${requests.length} token requests; expected 1.`,
        requests,
      ),
    ]
  },
  mutants: ['never-caches-a-token'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
