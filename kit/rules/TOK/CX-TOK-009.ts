import { isStarted } from '../../runner/sanity-step.js'
import { issuedTokens, laterThan, usesOf } from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, bearerOf, callOf, type Transcript } from '../../model/transcript.js'

/** Well within the life of a token of two seconds. */
const soonMs = 1000

/** Tokens that were given although the one before had just been. */
/** The call of the last start before the clock goes wrong. */
const lastWithTheRightClock = 2

function tooSoon(transcript: Transcript) {
  const requests = issuedTokens(transcript).map(({ request }) => request)
  return requests.filter(({ atMs }, index) => {
    const before = requests[index - 1]
    return before !== undefined && atMs - before.atMs < soonMs && !wasRefused(transcript, before.id)
  })
}

function expired(transcript: Transcript) {
  return issuedTokens(transcript).flatMap((token) =>
    laterThan(transcript, token).filter((each) => bearerOf(each) === token.value),
  )
}

/** What came while the clock of the server was right, and what since; undefined where it did not come so far. */
function parts(transcript: Transcript) {
  const last = accepted(transcript, 'startRecording').find(
    (each) => callOf(transcript, each) === transcript.calls[lastWithTheRightClock],
  )
  if (!last) return undefined
  const part = (isIn: (arrival: ReceivedRequest) => boolean) => ({
    ...transcript,
    arrivals: transcript.arrivals.filter(isIn),
  })
  return { before: part(({ id }) => id <= last.id), since: part(({ id }) => id > last.id) }
}

/** Whether the server refused the token that this request was given. */
function wasRefused(transcript: Transcript, id: number): boolean {
  const token = issuedTokens(transcript).find(({ request }) => request.id === id)
  return token !== undefined && usesOf(transcript, token).some(({ status }) => status === 401)
}

export const CX_TOK_009 = defineRule({
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
  acrossOperations: true,
  setup: { calls: 7, tokenLifetimeSeconds: 2 },
  steps: [
    // With a right clock first: a client that keeps no token, or renews none, is another matter.
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { waitMs: 2200 },
    { run: 'startRecording', call: lastWithTheRightClock },
    { reconfigure: {} },
    { server: { act: 'shift-clock', by: '-10m' } },
    { run: 'startRecording', call: 3 },
    { run: 'startRecording', call: 4 },
    // From ten minutes behind to ten ahead.
    { server: { act: 'shift-clock', by: '20m' } },
    { run: 'startRecording', call: 5 },
    { waitMs: 2200 },
    { run: 'startRecording', call: 6 },
  ],
  guard: (transcript) => {
    const { before, since } = parts(transcript) ?? {}
    if (!before) return 'The client does not get through a renewal with the right clock either.'
    if (tooSoon(before).length > 0) return 'The client keeps no token with the right clock either.'
    if (expired(before).length > 0) return 'The client sends expired tokens with the right clock, too.'
    return issuedTokens(since ?? transcript).length > 0 || 'No token was asked for with the wrong clock.'
  },
  expect: (transcript) => {
    const { since = transcript } = parts(transcript) ?? {}
    return [
      ...findingOf(
        'good-token-thrown-away',
        tooSoon(since),
        ({ id }) =>
          `Request ${id} asked for a token although the one before had just been given; the server's clock is ten minutes off.`,
      ),
      ...findingOf(
        'expired-token-sent',
        expired(since),
        ({ id }) =>
          `Request ${id} carries a token whose lifetime was over; the server's clock is ten minutes ahead.`,
      ),
      ...(isStarted(since, transcript.calls.length - 1)
        ? []
        : [
            finding(
              'lost-to-the-clock',
              'With the clock of the server ten minutes ahead the last start was not accepted.',
              accepted(since, 'startRecording'),
            ),
          ]),
    ]
  },
  mutants: ['expires-by-the-clock-of-the-server'],
})
