import { issuedTokens, replyOf, usesOf, type IssuedToken } from '../../queries/tokens/issued-token.js'
import { accepted, callOf, tokenRequests, type Transcript } from '../../model/transcript.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { ReceivedRequest } from '../../model/test-server.js'

/** Real servers send it so. */
const longLifetime = '3600'
const shortLifetime = '2'

function tokensFor(transcript: Transcript, lifetime: string): IssuedToken[] {
  return issuedTokens(transcript).filter(({ request }) => replyOf(request)['expires_in'] === lifetime)
}

/** Token requests although the token before was still accepted. */
function needless(transcript: Transcript): ReceivedRequest[] {
  const tokens = tokensFor(transcript, longLifetime)
  return tokens.slice(1).flatMap(({ request }, index) => {
    const before = tokens[index]
    const uses = before ? usesOf(transcript, before) : []
    return uses.length > 0 && uses.every(({ status }) => status !== 401) ? [request] : []
  })
}

/** Starts on the last call with a token whose lifetime of two seconds was over: the kit waits longer. */
function late(transcript: Transcript): ReceivedRequest[] {
  const last = transcript.calls.at(-1)
  const tokens = tokensFor(transcript, shortLifetime)
  const before = accepted(transcript, 'startRecording').find(
    (each) => callOf(transcript, each) === transcript.calls.at(-2),
  )
  return tokens
    .filter(({ request }) => before !== undefined && request.id < before.id)
    .flatMap((token) => usesOf(transcript, token))
    .filter((each) => callOf(transcript, each) === last && each.refusedBy === 'token-expired')
}

export const CX_TOK_019 = defineRule({
  id: 'CX-TOK-019',
  title: 'should read an expires_in that is sent as text',
  rationale:
    'Several token servers send "3600" instead of 3600. A client that adds the text to a time gets a time in the far future and never renews its token. A client that treats the text as zero requests a token for every operation.',
  fix: 'Convert expires_in to a number before you use it, or reject a token response in which it is not a number.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 5.1 (expires_in)', grade: 'standard' },
    {
      ref: 'activepieces#14643, mulesoft-labs/js-client-oauth2#36, delta-io/delta-sharing#628',
      grade: 'practice',
    },
  ],
  acrossOperations: true,
  dependsOn: ['CX-AUTH-016', 'CX-TOK-010'],
  setup: { calls: 6, tokenLifetimeSeconds: 2 },
  steps: [
    // With a number, to exclude clients that do not keep or renew tokens at all.
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { reconfigure: {} },
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: longLifetime } } } },
    { run: 'startRecording', call: 2 },
    { run: 'startRecording', call: 3 },
    { reconfigure: {} },
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: shortLifetime } } } },
    { run: 'startRecording', call: 4 },
    { passMs: 2200 },
    { run: 'startRecording', call: 5 },
  ],
  guard: (transcript) => {
    const [first] = tokensFor(transcript, longLifetime)
    if (!first) return `The client received no token with expires_in "${longLifetime}".`
    const used = usesOf(transcript, first).length > 0
    const wasRejected = transcript.done.some(({ outcome }) => outcome.outcome !== 'ok')
    if (!used && wasRejected)
      return { notApplicable: 'The client rejects a token response whose expires_in is not a number.' }
    if (!used) return `The client did not use a token with expires_in "${longLifetime}".`
    const before = tokenRequests(transcript).filter(({ id }) => id < first.request.id)
    return before.length === 1 || 'The client does not reuse its token with a number either: see CX-TOK-001.'
  },
  expect: (transcript) => [
    ...findingOf(
      'text-lifetime-discarded',
      needless(transcript),
      ({ id }) =>
        `Token request ${id} was sent although the client had a valid token with expires_in "${longLifetime}".`,
    ),
    ...findingOf(
      'text-lifetime-ignored',
      late(transcript),
      ({ id }) =>
        `Request ${id} contains an expired token; the server had stated its lifetime as "${shortLifetime}".`,
    ),
  ],
  mutants: ['adds-a-lifetime-as-text', 'takes-a-lifetime-as-text-for-none'],
  nearMisses: { 'rejects-a-lifetime-as-text': 'not-applicable' },
})
