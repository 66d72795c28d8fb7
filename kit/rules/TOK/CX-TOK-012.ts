import { issuedTokens, usesOf } from '../../queries/tokens/issued-token.js'
import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import {
  accepted,
  after,
  apiRequests,
  callOf,
  serverTimeOf,
  tokenRequests,
  type Transcript,
} from '../../model/transcript.js'

const operations = 20

/** Long, because twenty operations on a busy machine take their time. */
const deadlineMs = 15_000

/** By then the other operations have a new token, even on a busy machine. */
const lateMs = 800
const timerToleranceMs = 20

/** Fewer do not show the effect of a late 401. */
const minCount = 2

/** The starts with the revoked token: those that were accepted later, and those that were reported as rejected. */
function rejectedStarts(transcript: Transcript) {
  const { calls, done } = transcript
  const rejected = apiRequests(transcript, 'startRecording').filter(
    ({ refusedBy }) => refusedBy === 'token-revoked',
  )
  const isLost = (request: ReceivedRequest) =>
    done.some(
      ({ context, outcome }) =>
        context === callOf(transcript, request) &&
        outcome.outcome === 'fail' &&
        outcome.kind === 'unauthorized',
    )
  const isRepeated = (request: ReceivedRequest) => {
    const call = callOf(transcript, request)
    return call !== undefined && isStarted(transcript, calls.indexOf(call))
  }
  return { repeated: rejected.filter(isRepeated), lost: rejected.filter(isLost) }
}

function repeatsOnlySome(transcript: Transcript): boolean {
  const { repeated, lost } = rejectedStarts(transcript)
  return repeated.length > 0 && lost.length > 0
}

export const CX_TOK_012 = defineRule({
  id: 'CX-TOK-012',
  title: 'should discard only the rejected token, and repeat every operation that was rejected',
  rationale:
    'Twenty requests are pending when their token is revoked. The first 401 leads to a new token; the others arrive later and concern the old one. A client that always discards its current token requests a new one for each of them. One that repeats only the request that renewed the token fails the others.',
  fix: 'Compare the rejected token with the one in the cache, and discard it only if both are the same. Let every rejected operation wait for the new token and repeat its request.',
  level: 'SHOULD',
  sources: [{ ref: 'gravitino#12531, Flyrell/axios-auth-refresh#90', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: operations + 1 },
  steps: [
    { run: 'startRecording' },
    { server: { act: 'revoke-tokens' } },
    // Its 401 arrives when the others already have a new token.
    { server: { act: 'fault', fault: { on: 'startRecording', fixedDelayMilliseconds: lateMs, times: 1 } } },
    {
      together: Array.from({ length: operations }, (_, index) => ({
        run: 'startRecording',
        call: index + 1,
        deadlineMs,
      })),
    },
  ],
  guard: (transcript) => {
    const rejected = apiRequests(transcript).filter(({ refusedBy }) => refusedBy === 'token-revoked')
    if (rejected.length < minCount)
      return `Only ${rejected.length} requests were rejected because of the revoked token.`
    if (repeatsOnlySome(transcript)) return true
    const starts = accepted(transcript, 'startRecording').length
    return starts > operations / 2 || `Only ${starts} of ${operations + 1} starts were accepted.`
  },
  expect: (transcript) => {
    if (repeatsOnlySome(transcript)) {
      const { lost, repeated } = rejectedStarts(transcript)
      const message = `${repeated.length} starts with the revoked token were repeated with a new one, and ${lost.length} were reported as failed.`
      return [finding('rejected-operation-lost', message, lost)]
    }
    const late = apiRequests(transcript).find(({ fault }) => fault !== undefined)
    const [, renewal] = issuedTokens(transcript)
    const [inUse] = renewal ? usesOf(transcript, renewal) : []
    if (!late || !inUse) return []
    const repeats = after(tokenRequests(transcript), inUse).filter(
      (each) => serverTimeOf(each) >= serverTimeOf(late) + lateMs - timerToleranceMs,
    )
    return findingOf(
      'newer-token-dropped',
      repeats,
      ({ id }) =>
        `Token request ${id} was sent after a late 401 for the old token; a newer token was in use.`,
    )
  },
  mutants: ['drops-whatever-token-it-has', 'repeats-only-the-first-rejected-operation'],
  nearMisses: { 'renews-with-the-next-operation': 'untested' },
})
