import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** More than the budgets of renewals that were seen in clients. */
const rounds = 4

const revoked = (transcript: Transcript) =>
  apiRequests(transcript).filter(({ refusedBy }) => refusedBy === 'token-revoked')

export const CX_TOK_020 = defineRule({
  id: 'CX-TOK-020',
  title: 'must renew a rejected token every time, and not only the first time',
  rationale:
    'A flag that prevents a second renewal of one operation is often kept in the client instead of the operation, or the interceptor that renews removes itself. The client renews its token once, and fails from the next revocation on until it is restarted.',
  fix: 'Keep the flag that limits renewals in the operation, and reset every counter after a success.',
  level: 'MUST',
  sources: [
    { ref: 'Flyrell/axios-auth-refresh#12, axios#2321', grade: 'practice' },
    { ref: 'a client that must be restarted records nothing until then', grade: 'practice' },
  ],
  acrossOperations: true,
  dependsOn: ['CX-AUTH-016', 'CX-ERR-001', 'CX-TOK-010', 'CX-REQ-011'],
  setup: { calls: 1 + 2 * rounds },
  steps: [
    { run: 'startRecording', call: 0 },
    ...Array.from({ length: rounds }, (_, index): Step[] => [
      { server: { act: 'revoke-tokens' } },
      // The first may fail because it detects the revocation. The second must succeed.
      { run: 'startRecording', call: 1 + 2 * index },
      { run: 'startRecording', call: 2 + 2 * index },
    ]).flat(),
  ],
  guard: (transcript) => {
    if (!isStarted(transcript, 0)) return 'A start without a fault was not accepted.'
    if (revoked(transcript).length === 0) return 'No request was rejected because its token had been revoked.'
    return isStarted(transcript, 2) || 'The client does not renew a revoked token at all: see CX-TOK-007.'
  },
  expect: (transcript) => {
    const lost = Array.from({ length: rounds - 1 }, (_, index) => index + 2).find(
      (round) => !isStarted(transcript, 2 * round),
    )
    if (lost === undefined) return []
    const message = `The client renewed its token after ${lost - 1} of ${rounds} revocations, and not after the next one.`
    return [finding('renewed-only-at-first', message, revoked(transcript))]
  },
  mutants: ['renews-its-token-once', 'renews-its-token-three-times'],
  nearMisses: { 'renews-with-the-next-operation': 'pass', 'gives-up-on-401': 'untested' },
})
