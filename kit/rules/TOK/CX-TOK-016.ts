import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

/** Shorter than the margin of many clients, and much longer than three starts. */
const lifetimeSeconds = 50

const short = (transcript: Transcript) =>
  issuedTokens(transcript).filter(({ lifetimeMs }) => lifetimeMs === lifetimeSeconds * 1000)

export const CX_TOK_016 = defineRule({
  id: 'CX-TOK-016',
  title: 'should use a token that lives for less than a minute more than once',
  rationale:
    'Many clients renew a token a minute before it expires. If the server issues tokens for less than that, such a client requests a token for every operation.',
  fix: 'Renew early by a share of the lifetime, for example a tenth, and not by a fixed time.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 5.1 (expires_in)', grade: 'standard' },
    {
      ref: '@nice-devone/auth-sdk 25.1.2: renews 600 s before the end, whatever the lifetime',
      grade: 'vendor-sdk',
    },
  ],
  acrossOperations: true,
  setup: { calls: 5 },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { reconfigure: {} },
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: lifetimeSeconds } } } },
    { run: 'startRecording', call: 2 },
    { run: 'startRecording', call: 3 },
    { run: 'startRecording', call: 4 },
  ],
  guard: (transcript) => {
    if (!isStarted(transcript, 1) || !isStarted(transcript, 4)) return 'The starts were not accepted.'
    const [first] = short(transcript)
    if (!first) return `The client received no token with expires_in ${lifetimeSeconds}.`
    const before = tokenRequests(transcript).filter(({ id }) => id < first.request.id)
    return before.length === 1 || 'The client does not reuse its token at all: see CX-TOK-001.'
  },
  expect: (transcript) => {
    const requests = short(transcript).map(({ request }) => request)
    return findingOf(
      'short-token-not-reused',
      requests.length > 2 ? requests : [],
      () =>
        `3 starts with tokens that live for ${lifetimeSeconds} s used ${requests.length} token requests; expected 1.`,
    )
  },
  mutants: ['never-uses-the-last-minute-of-a-token'],
  nearMisses: { 'never-caches-a-token': 'untested' },
})
