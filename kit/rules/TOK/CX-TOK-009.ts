import { isStarted } from '../../runner/sanity-step.js'
import { issuedTokens, laterThan, usesOf } from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, bearerOf, callOf, type Transcript } from '../../model/transcript.js'

/** Well within the token lifetime of two seconds. */
const soonMs = 1000

/** The call of the last start before the server clock is shifted. */
const lastWithTheRightClock = 2

/** Token requests shortly after another one whose token was not rejected. */
function tooSoon(transcript: Transcript) {
  const requests = issuedTokens(transcript).map(({ request }) => request)
  return requests.filter(({ atMs }, index) => {
    const before = requests[index - 1]
    const isSoon = before !== undefined && atMs - before.atMs < soonMs
    return isSoon && wasReceived(transcript, before.id) && !wasRejected(transcript, before.id)
  })
}

function expired(transcript: Transcript) {
  return issuedTokens(transcript).flatMap((token) =>
    laterThan(transcript, token).filter((each) => bearerOf(each) === token.value),
  )
}

/** The traffic before and after the clock shift. Undefined if the client never got that far. */
function parts(transcript: Transcript) {
  const last = accepted(transcript, 'startRecording').find(
    (each) => callOf(transcript, each) === transcript.calls[lastWithTheRightClock],
  )
  if (!last) return undefined
  const part = (isIn: (request: ReceivedRequest) => boolean) => ({
    ...transcript,
    arrivals: transcript.arrivals.filter(isIn),
  })
  return { before: part(({ id }) => id <= last.id), since: part(({ id }) => id > last.id) }
}

/** Whether the client has used the token that this request obtained. It may have given up on a late response. */
function wasReceived(transcript: Transcript, id: number): boolean {
  const token = issuedTokens(transcript).find(({ request }) => request.id === id)
  return token !== undefined && usesOf(transcript, token).length > 0
}

/** Whether the server rejected the token that this request obtained. */
function wasRejected(transcript: Transcript, id: number): boolean {
  const token = issuedTokens(transcript).find(({ request }) => request.id === id)
  return token !== undefined && usesOf(transcript, token).some(({ status }) => status === 401)
}

export const CX_TOK_009 = defineRule({
  id: 'CX-TOK-009',
  title:
    'should measure the lifetime of a token with its own clock, even if the clock of the server is wrong',
  rationale:
    'expires_in is a duration. A client that adds it to the Date of the response and compares the result with its own clock discards valid tokens if the server is behind. It sends expired tokens if the server is ahead.',
  fix: 'Measure from the arrival of the response, with a monotonic clock.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 5.1: "from the time the response was generated"', grade: 'standard' },
    { ref: 'clocks that differ by minutes', grade: 'practice' },
  ],
  acrossOperations: true,
  setup: { calls: 7, tokenLifetimeSeconds: 2 },
  steps: [
    // Starts with a correct clock, to exclude clients that do not cache or renew tokens at all.
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { passMs: 2200 },
    { run: 'startRecording', call: lastWithTheRightClock },
    { reconfigure: {} },
    { server: { act: 'shift-clock', by: '-10m' } },
    { run: 'startRecording', call: 3 },
    { run: 'startRecording', call: 4 },
    // From ten minutes behind to ten minutes ahead.
    { server: { act: 'shift-clock', by: '20m' } },
    { run: 'startRecording', call: 5 },
    { passMs: 2200 },
    { run: 'startRecording', call: 6 },
  ],
  guard: (transcript) => {
    const { before, since } = parts(transcript) ?? {}
    if (!before) return 'The client does not renew its token with a correct clock either.'
    if (tooSoon(before).length > 0) return 'The client does not reuse a token with a correct clock either.'
    if (expired(before).length > 0) return 'The client sends expired tokens with a correct clock, too.'
    return issuedTokens(since ?? transcript).length > 0 || 'No token was requested with the wrong clock.'
  },
  expect: (transcript) => {
    const { since = transcript } = parts(transcript) ?? {}
    return [
      ...findingOf(
        'good-token-thrown-away',
        tooSoon(since),
        ({ id }) =>
          `Token request ${id} was sent although the client had just received a token; the clock of the server is ten minutes off.`,
      ),
      ...findingOf(
        'expired-token-sent',
        expired(since),
        ({ id }) => `Request ${id} contains an expired token; the clock of the server is ten minutes ahead.`,
      ),
      ...(isStarted(since, transcript.calls.length - 1)
        ? []
        : [
            finding(
              'lost-to-the-clock',
              'The last start was not accepted; the clock of the server is ten minutes ahead.',
              accepted(since, 'startRecording'),
            ),
          ]),
    ]
  },
  mutants: ['expires-by-the-clock-of-the-server'],
})
