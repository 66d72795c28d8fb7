import { brokenInvariants } from '../../runner/invariants.js'
import { randomCalls } from '../../runner/random.js'
import { defineRule } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_PROP_001 = defineRule({
  id: 'CX-PROP-001',
  title: 'keeps its invariants through any sequence of operations and failures',
  rationale:
    'Each failure alone is handled; what breaks a client is one after the other: a revoked token in a retry, a policy that stops what was just started, a reset in a stop.',
  fix: 'The sequence that is told is as short as it could be made: take its steps one by one, and see CX-TOK, CX-REC and CX-NET for what each asks for.',
  level: 'MUST',
  sources: [
    { ref: 'Claessen and Hughes: QuickCheck; Jepsen: checking by history', grade: 'practice' },
    { ref: 'RFC 9110 15.5.2', grade: 'standard' },
  ],
  always: true,
  transport: 'socket',
  setup: { calls: randomCalls },
  steps: [{ run: 'startRecording', call: 0 }],
  random: { kind: 'sequences', runs: 200 },
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so that the client may not work at all.',
  expect: brokenInvariants,
  mutants: ['stops-without-looking'],
  nearMisses: { 'lets-the-server-refuse-a-stop': 'pass' },
})
