import { brokenInvariants, rejectedTokensInUse, secondTokens } from '../../runner/invariants.js'
import { randomCalls } from '../../runner/random.js'
import { defineRule } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_PROP_002 = defineRule({
  id: 'CX-PROP-002',
  title: 'should keep its invariants when operations run concurrently, whatever the order of the responses',
  rationale:
    'Two operations without a token both request one, or a stop overtakes its start. The result depends on a delay of milliseconds, so it first appears in production.',
  fix: 'Share one token request among all waiting operations, and run the operations on one recording in sequence.',
  level: 'SHOULD',
  sources: [{ ref: 'fast-check: race conditions', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  dependsOn: ['CX-REC-003', 'CX-REC-010', 'CX-REC-028', 'CX-ERR-013'],
  setup: { calls: randomCalls },
  steps: [{ run: 'startRecording', call: 0 }],
  random: { kind: 'schedules', runs: 50 },
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so the client may not work at all.',
  expect: (transcript) => [
    ...brokenInvariants(transcript),
    ...rejectedTokensInUse(transcript),
    // Observed traffic may come from several clients, each with its own token.
    ...(transcript.done.length > 0 ? secondTokens(transcript) : []),
  ],
  mutants: ['asks-for-a-token-by-each-operation'],
})
