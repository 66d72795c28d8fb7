import { brokenInvariants, secondTokens } from '../../runner/invariants.js'
import { randomCalls } from '../../runner/random.js'
import { defineRule } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_PROP_002 = defineRule({
  id: 'CX-PROP-002',
  title: 'keeps its invariants when operations run side by side, whichever is answered first',
  rationale:
    'Two operations that find no token both ask for one; a stop overtakes the start that it belongs to. Which one it is depends on a delay of milliseconds, so that it is seen in production first.',
  fix: 'Share one request for a token among all that wait, and let the operations on one recording take turns.',
  level: 'SHOULD',
  sources: [{ ref: 'fast-check: race conditions', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: randomCalls },
  steps: [{ run: 'startRecording', call: 0 }],
  random: { kind: 'schedules', runs: 50 },
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so that the client may not work at all.',
  expect: (transcript) => [
    ...brokenInvariants(transcript),
    // While it is only watched it may be several clients, each with a token of its own.
    ...(transcript.done.length > 0 ? secondTokens(transcript) : []),
  ],
  mutants: ['asks-for-a-token-by-each-operation'],
})
