import type { Rule } from '../../kit/rule.js'
import { apiRequests, tokenRequests } from '../../kit/transcript.js'

/** One token serves as long as it lives. */
export const CX_TOK_001: Rule = {
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
  since: '1.0',
  status: 'stable',
  setup: { calls: 10 },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { run: 'startRecording', call: 2 },
    { run: 'startRecording', call: 3 },
    { run: 'startRecording', call: 4 },
    { run: 'startRecording', call: 5 },
    { run: 'startRecording', call: 6 },
    { run: 'startRecording', call: 7 },
    { run: 'startRecording', call: 8 },
    { run: 'startRecording', call: 9 },
  ],
  guard: (transcript) => {
    const accepted = apiRequests(transcript, 'startRecording').filter(({ status }) => status < 300)
    return accepted.length >= 10 || `Only ${accepted.length} of 10 starts were accepted.`
  },
  expect: (transcript) => {
    const requests = tokenRequests(transcript)
    if (requests.length <= 1) return []
    return [
      {
        code: 'token-per-operation',
        message: `Ten operations within the life of one token took ${requests.length} token requests; expected 1.`,
        requests: requests.map(({ id }) => id),
      },
    ]
  },
  mutants: ['never-caches-a-token'],
}
