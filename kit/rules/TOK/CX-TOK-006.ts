import { sanityStep, worked } from '../../runner/sanity-step.js'
import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { doneOn } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding } from '../../model/rule.js'
import { apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

/** How long an operation may look for a token: a client that would look for ever need not be waited for long. */
const deadlineMs = 1500

const lasting = (transcript: Transcript, ms: number) =>
  issuedTokens(transcript).filter(({ lifetimeMs }) => lifetimeMs === ms)

export const CX_TOK_006 = defineRule({
  id: 'CX-TOK-006',
  title: 'asks for no more than one token for each request when tokens live for a second or less',
  rationale:
    'A client that leaves the last minute of a token unused has none that will do when tokens live for less. If it asks until it gets a fresh one, it asks for ever, as fast as it can.',
  fix: 'Use the token that was just given for the request that asked for it, whatever its lifetime; leave a share of the lifetime unused, not a fixed time.',
  level: 'MUST',
  sources: [{ ref: 'a storm on the token endpoint locks every client of the tenant out', grade: 'practice' }],
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
    return lasting(transcript, 0).length > 0 || 'No token with expires_in 0 was given.'
  },
  expect: (transcript) => {
    // Not that of the start before them, nor of its farewell.
    const [first] = doneOn(transcript, 'startRecording', 1)
    const isSince = ({ atMs }: ReceivedRequest) => atMs >= (first?.beganMs ?? 0)
    const requests = tokenRequests(transcript).filter(isSince)
    const operations = transcript.calls.length - 1
    // An operation can take several requests, say a command and reads; each may need a token of its own.
    const most = Math.max(operations, apiRequests(transcript).filter(isSince).length)
    if (requests.length <= most) return []
    return [
      finding(
        'token-storm',
        `${operations} operations with tokens that live for a second or less took ${requests.length} token requests; expected at most ${most}, as many as requests to the API.`,
        requests,
      ),
    ]
  },
  mutants: ['asks-until-a-token-is-fresh'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
