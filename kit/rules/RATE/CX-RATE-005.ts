import { repetitions } from '../../queries/retries/repetition.js'
import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, tokenRequests } from '../../model/transcript.js'

const waiting = 20

/** Long, because twenty operations on a busy machine take their time. */
const deadlineMs = 15_000

/** The first request and one after the wait, doubled as a tolerance. */
const maxCount = 4

export const CX_RATE_005 = defineRule({
  id: 'CX-RATE-005',
  title: 'should retry a token request once for all operations that wait for it',
  rationale:
    'When the limit of the token endpoint ends, twenty operations that each retry exhaust the next limit immediately, and none succeeds.',
  fix: 'Let one token request, its waits included, serve every operation that needs it.',
  level: 'SHOULD',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: waiting },
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'issueToken', status: 429, headers: { 'Retry-After': '2' }, ttlMillis: 1800 },
      },
    },
    { together: Array.from({ length: waiting }, (_, call) => ({ run: 'startRecording', call, deadlineMs })) },
  ],
  guard: (transcript) => {
    if (!tokenRequests(transcript).some(({ status }) => status === 429)) {
      return 'No token request received a 429.'
    }
    const starts = accepted(transcript, 'startRecording').length
    const isRepeated = repetitions(tokenRequests(transcript)).some(({ first }) => first.status === 429)
    const without = isRepeated ? undefined : reportsInsteadOfRetrying(transcript, 429)
    if (without) return without
    return (
      starts >= waiting / 2 || `Only ${starts} of ${waiting} starts were accepted after the limit had ended.`
    )
  },
  expect: (transcript) => {
    const requests = tokenRequests(transcript)
    return findingOf(
      'token-herd',
      requests.length > maxCount ? requests : [],
      () =>
        `${waiting} operations that waited for a token used ${requests.length} token requests; expected 2.`,
    )
  },
  mutants: ['asks-for-a-token-by-each-operation'],
  nearMisses: { 'gives-up-on-a-limited-token-endpoint': 'not-applicable' },
})
