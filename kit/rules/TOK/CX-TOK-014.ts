import { issuedTokens } from '../../queries/tokens/issued-token.js'
import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { apiRequests, tokenRequests } from '../../model/transcript.js'

/** In milliseconds it is over after the wait, and in minutes long after the last start. */
const lifetimeSeconds = 1500

export const CX_TOK_014 = defineRule({
  id: 'CX-TOK-014',
  title: 'should read expires_in as seconds',
  rationale:
    'A client that reads expires_in as milliseconds requests a token every few seconds. Nothing fails until the token endpoint limits it, so nobody notices.',
  fix: 'Multiply expires_in by 1000 before it is added to a time in milliseconds.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6749 5.1: the lifetime in seconds', grade: 'standard' }],
  acrossOperations: true,
  setup: { calls: 3 },
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: lifetimeSeconds } } } },
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { passMs: lifetimeSeconds + 200 },
    { run: 'startRecording', call: 2 },
  ],
  guard: (transcript) => {
    if (!isStarted(transcript, 0) || !isStarted(transcript, 2)) return 'The starts were not accepted.'
    const second = apiRequests(transcript, 'startRecording')[1]
    const soon = tokenRequests(transcript).filter(({ id }) => id < (second?.id ?? 0))
    return soon.length === 1 || 'The client does not reuse its token at all: see CX-TOK-001.'
  },
  expect: (transcript) => {
    const [, ...later] = issuedTokens(transcript).map(({ request }) => request)
    return findingOf(
      'lifetime-in-another-unit',
      later,
      ({ id }) =>
        `Token request ${id} was sent ${lifetimeSeconds + 200} ms after the first, although expires_in was ${lifetimeSeconds} seconds.`,
    )
  },
  mutants: ['reads-the-lifetime-as-milliseconds'],
  nearMisses: { 'never-caches-a-token': 'untested', 'ignores-the-lifetime-of-a-token': 'pass' },
})
