import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { endless } from '../../queries/retries/retry-bounds.js'
import { retryAfterSeconds } from '../../queries/retries/retry-after.js'
import { defineRule } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const limited = (transcript: Transcript) =>
  apiRequests(transcript).filter((each) => each.status === 429 && retryAfterSeconds(each) === 0)

export const CX_RATE_009 = defineRule({
  id: 'CX-RATE-009',
  title: 'may retry immediately after Retry-After: 0, but only as a counted attempt',
  rationale:
    'Zero seconds permit an immediate retry. A loop that counts only the attempts after a wait never ends.',
  fix: 'Count each request of an operation, whatever the wait.',
  level: 'MAY',
  sources: [{ ref: 'remnic#657', grade: 'practice' }],
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '0' } },
      },
    },
    { run: 'startRecording', deadlineMs: 4000, mayHang: true },
  ],
  guard: (transcript) => {
    const { length } = limited(transcript)
    if (length === 0) return 'No request received a 429 with Retry-After: 0.'
    return (
      length > 1 ||
      reportsInsteadOfRetrying(transcript, 429) ||
      'No request was repeated after a 429 with Retry-After: 0, so there was no retry to count.'
    )
  },
  expect: (transcript) => endless(limited(transcript)),
  mutants: ['retries-a-429-without-end'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
