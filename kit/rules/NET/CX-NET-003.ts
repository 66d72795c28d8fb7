import { overConnections, reachesFault } from '../../queries/retries/retry-bounds.js'
import { blindRepetitions, shownBy } from '../../queries/retries/repetition.js'
import { defineRule, findingOf } from '../../model/rule.js'

export const CX_NET_003 = defineRule({
  id: 'CX-NET-003',
  title: 'should not repeat a command after a connection reset without reading the state',
  rationale:
    'After a reset, it is unknown whether the command was executed. A repeated command may be executed twice, or fail with a conflict that hides its success.',
  fix: 'Disable automatic retries of POST, those of the HTTP library and the runtime included. Read the state, and continue from there.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 9.2.2', grade: 'standard' },
    { ref: 'axios-retry#66, nahi/httpclient#142, netbox-ip-controller#14', grade: 'practice' },
  ],
  transport: 'socket',
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', fault: 'CONNECTION_RESET_BY_PEER', commit: true, times: 1 },
      },
    },
    { run: 'startRecording', call: 1 },
  ],
  guard: reachesFault,
  expect: (transcript) => {
    const blind = blindRepetitions(transcript)
    return findingOf(
      'command-sent-again',
      shownBy(blind),
      ({ id }) =>
        `Request ${id} was reset and repeated ${overConnections(shownBy(blind))} without reading the state.`,
    )
  },
  mutants: ['sends-everything-again-after-a-reset'],
})
