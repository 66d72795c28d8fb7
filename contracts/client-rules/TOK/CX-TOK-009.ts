import { finding, findingOf } from '../../kit/finding.js'
import { issuedTokens, laterThan, usesOf } from '../../kit/issued-token.js'
import type { Rule } from '../../kit/rule.js'
import { accepted, bearerOf, callOf, type Transcript } from '../../kit/transcript.js'

/** Well within the life of a token of two seconds. */
const soonMs = 1000

/** Tokens that were given although the one before had just been. */
function tooSoon(transcript: Transcript) {
  const requests = issuedTokens(transcript).map(({ request }) => request)
  return requests.filter(({ atMs }, index) => {
    const before = requests[index - 1]
    return before !== undefined && atMs - before.atMs < soonMs && !wasRefused(transcript, before.id)
  })
}

/** Whether the server refused the token that this request was given. */
function wasRefused(transcript: Transcript, id: number): boolean {
  const token = issuedTokens(transcript).find(({ request }) => request.id === id)
  return token !== undefined && usesOf(transcript, token).some(({ status }) => status === 401)
}

/** Two clocks are never the same. */
export const CX_TOK_009: Rule = {
  id: 'CX-TOK-009',
  title: 'reckons the lifetime of a token by its own clock, however wrong that of the server is',
  rationale:
    'expires_in is a duration. A client that adds it to the Date of the answer, and compares with its own clock, throws tokens away where the server is behind, and sends expired ones where it is ahead.',
  fix: 'Reckon from when the answer came, on a monotonic clock.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 5.1: "from the time the response was generated"', grade: 'standard' },
    { ref: 'clocks that differ by minutes', grade: 'practice' },
  ],
  since: '1.0',
  status: 'stable',
  setup: { calls: 4, tokenLifetimeSeconds: 2, clockOffset: '-10m' },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    // From ten minutes behind to ten ahead.
    { server: { act: 'shift-clock', by: '20m' } },
    { run: 'startRecording', call: 2 },
    { waitMs: 2200 },
    { run: 'startRecording', call: 3 },
  ],
  guard: (transcript) => {
    const starts = accepted(transcript, 'startRecording')
    const [first] = transcript.calls
    return starts.some((each) => callOf(transcript, each) === first) || 'The first start was not accepted.'
  },
  expect: (transcript) => {
    const starts = accepted(transcript, 'startRecording')
    const last = transcript.calls.at(-1)
    const expired = issuedTokens(transcript).flatMap((token) =>
      laterThan(transcript, token).filter((each) => bearerOf(each) === token.value),
    )
    return [
      ...findingOf(
        'good-token-thrown-away',
        tooSoon(transcript),
        ({ id }) =>
          `Request ${id} asked for a token although the one before had just been given; the server's clock is ten minutes off.`,
      ),
      ...findingOf(
        'expired-token-sent',
        expired,
        ({ id }) =>
          `Request ${id} carries a token whose lifetime was over; the server's clock is ten minutes ahead.`,
      ),
      ...(starts.some((each) => callOf(transcript, each) === last)
        ? []
        : [
            finding(
              'lost-to-the-clock',
              'With the clock of the server ten minutes ahead the last start was not accepted.',
              starts,
            ),
          ]),
    ]
  },
  mutants: ['expires-by-the-clock-of-the-server'],
}
