import { overConnections, worksAndMeets } from '../../queries/retries/retry-bounds.js'
import { blindRepetitions, shownBy } from '../../queries/retries/repetition.js'
import { defineRule, findingOf } from '../../model/rule.js'

export const CX_NET_003 = defineRule({
  id: 'CX-NET-003',
  title: 'does not send a command again after a reset without a look at what became of it',
  rationale:
    'After a reset nobody can tell whether the command was done. Sent again it may be done twice, or fail with a conflict that hides that it worked.',
  fix: 'Switch automatic retries off for POST, those of the HTTP library and runtime too. Read the state, and go on from there.',
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
  guard: worksAndMeets,
  expect: (transcript) => {
    const blind = blindRepetitions(transcript)
    return findingOf(
      'command-sent-again',
      shownBy(blind),
      ({ id }) =>
        `Request ${id} was reset and sent again, ${overConnections(shownBy(blind))}, and the state was not read in between.`,
    )
  },
  mutants: ['sends-everything-again-after-a-reset'],
})
