import { blindRepetitions, shownBy } from '../../queries/retries/repetition.js'
import { reachesFault } from '../../queries/retries/retry-bounds.js'
import { defineRule, findingOf } from '../../model/rule.js'

export const CX_NET_012 = defineRule({
  id: 'CX-NET-012',
  title: 'should not repeat a command after a timeout without reading the state',
  rationale:
    'A response that does not arrive in time says nothing about the command: the server may have executed it. A second start is executed twice, or rejected with a conflict that hides the success of the first.',
  fix: 'Do not retry a POST after a timeout of your own. Read the state within the rest of the deadline, or report the outcome as unknown.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 9.2.2', grade: 'standard' },
    { ref: 'axios-retry#66: timeouts are retried, too', grade: 'practice' },
  ],
  transport: 'socket',
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', fault: 'NEVER_ANSWER', commit: true, times: 1 },
      },
    },
    { run: 'startRecording', call: 1, deadlineMs: 4000, mayHang: true },
  ],
  guard: reachesFault,
  expect: (transcript) =>
    findingOf(
      'command-sent-again',
      shownBy(blindRepetitions(transcript)),
      ({ id }) => `Request ${id} received no response in time and was repeated without reading the state.`,
    ),
  mutants: ['sends-everything-again-after-a-timeout', 'hedges-its-starts'],
  nearMisses: { 'sends-everything-again-after-a-reset': 'pass' },
})
