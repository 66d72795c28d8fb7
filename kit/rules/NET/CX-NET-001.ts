import { reachesFault } from '../../queries/retries/retry-bounds.js'
import { defineRule } from '../../model/rule.js'
import { timedOut } from './timed-out.js'

export const CX_NET_001 = defineRule({
  id: 'CX-NET-001',
  title: 'must end an operation by its deadline if no response comes, and close the connection',
  rationale:
    'A server that accepts a request and never answers causes no error by itself. Without a deadline the caller waits forever, and each such wait holds a connection.',
  fix: 'Give every request the rest of the deadline of its operation. Abort it then, and report timeout.',
  level: 'MUST',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  transport: 'socket',
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'startRecording', fault: 'NEVER_ANSWER' } } },
    { run: 'startRecording', call: 1, deadlineMs: 2000, mayHang: true },
  ],
  guard: reachesFault,
  expect: (transcript) => timedOut(transcript, [1]),
  mutants: ['waits-without-a-deadline', 'leaves-its-connections-open', 'takes-silence-for-success'],
})
