import { sanityStep, worked } from '../../runner/sanity-step.js'
import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { doneOn } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding } from '../../model/rule.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

/** Keeps the wait short for a client that would request tokens forever. */
const deadlineMs = 1500

const lasting = (transcript: Transcript, ms: number) =>
  issuedTokens(transcript).filter(({ lifetimeMs }) => lifetimeMs === ms)

export const CX_TOK_006 = defineRule({
  id: 'CX-TOK-006',
  title: 'must not request more than one token per request when tokens live for a second or less',
  rationale:
    'A client that never uses the last minute of a token cannot use tokens that live for less. If it retries until it gets a fresh token, it floods the token endpoint.',
  fix: 'Use a new token for the request that needed it, whatever its lifetime. Renew early by a share of the lifetime instead of a fixed time.',
  level: 'MUST',
  sources: [{ ref: 'a flood of token requests locks out every client of the tenant', grade: 'practice' }],
  setup: { calls: 7 },
  steps: [
    ...sanityStep,
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: 0 } } } },
    { run: 'startRecording', call: 1, deadlineMs, mayHang: true },
    { run: 'startRecording', call: 2, deadlineMs, mayHang: true },
    { run: 'startRecording', call: 3, deadlineMs, mayHang: true },
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: 1 } } } },
    { run: 'startRecording', call: 4, deadlineMs, mayHang: true },
    { run: 'startRecording', call: 5, deadlineMs, mayHang: true },
    { server: { act: 'clear-faults' } },
    { run: 'startRecording', call: 6, deadlineMs, mayHang: true },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return lasting(transcript, 0).length > 0 || 'The client received no token with expires_in 0.'
  },
  expect: (transcript) => {
    // Leaves out the start before the fault.
    const [first] = doneOn(transcript, 'startRecording', 1)
    const isSince = ({ atMs }: ReceivedRequest) => atMs >= (first?.beganMs ?? 0)
    const requests = tokenRequests(transcript).filter(isSince)
    const operations = transcript.calls.length - 1
    // An operation can send several requests, for example a command and reads. Each may need a token.
    const maxTokens = Math.max(operations, apiRequests(transcript).filter(isSince).length)
    if (requests.length <= maxTokens) return []
    return [
      finding(
        'token-storm',
        `${operations} operations with short-lived tokens used ${requests.length} token requests; expected at most ${maxTokens}, the number of API requests.`,
        requests,
      ),
    ]
  },
  mutants: ['asks-until-a-token-is-fresh'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
