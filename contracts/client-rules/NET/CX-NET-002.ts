import { worksAndMeets } from '../../kit/attempts.js'
import type { Rule } from '../../kit/rule.js'
import { timedOut } from './timed-out.js'

/** Some services grant without a body, in which nothing can stall. */
const body = '{}'.padEnd(64)

/** An answer that begins, and goes no further. */
export const CX_NET_002: Rule = {
  id: 'CX-NET-002',
  title: 'ends an operation by its deadline when an answer stalls within its body',
  rationale:
    'Many timeouts end when the headers are there: a body that stalls after them is then waited for without an end.',
  fix: 'Let the deadline cover the reading of the body, too.',
  level: 'MUST',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  since: '1.0',
  status: 'stable',
  transport: 'socket',
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'startRecording', fault: 'STALL', body } } },
    { run: 'startRecording', call: 1, deadlineMs: 2000, mayHang: true },
  ],
  guard: worksAndMeets,
  expect: timedOut,
  mutants: ['waits-without-a-deadline', 'has-a-deadline-for-headers-only'],
}
