import { brokenInvariants } from '../../runner/invariants.js'
import { randomCalls } from '../../runner/random.js'
import { defineRule } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_PROP_001 = defineRule({
  id: 'CX-PROP-001',
  title: 'must keep its invariants through any sequence of operations and failures',
  rationale:
    'Clients often handle each failure alone, but fail on combinations: a revoked token during a retry, a policy that stops a new recording, a reset during a stop.',
  fix: 'The report shows the shortest failing sequence that was found. Follow it step by step, and see CX-TOK, CX-REC and CX-NET for what each step requires.',
  level: 'MUST',
  sources: [
    { ref: 'Claessen and Hughes: QuickCheck; Jepsen: checking by history', grade: 'practice' },
    { ref: 'RFC 9110 15.5.2', grade: 'standard' },
  ],
  always: true,
  transport: 'socket',
  dependsOn: ['CX-REC-003', 'CX-REC-010', 'CX-REC-028', 'CX-ERR-013'],
  setup: { calls: randomCalls },
  steps: [{ run: 'startRecording', call: 0 }],
  random: { kind: 'sequences', runs: 200 },
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so the client may not work at all.',
  expect: brokenInvariants,
  mutants: ['stops-without-looking'],
  nearMisses: { 'lets-the-server-refuse-a-stop': 'pass' },
})
