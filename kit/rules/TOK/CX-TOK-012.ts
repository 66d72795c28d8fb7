import { issuedTokens, usesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, after, apiRequests, serverTimeOf, tokenRequests } from '../../model/transcript.js'

const operations = 20

/** By then the others have a new token, however busy the machine is. */
const lateMs = 800
const timerToleranceMs = 20

/** Fewer do not show whether a late refusal does harm. */
const minCount = 2

export const CX_TOK_012 = defineRule({
  id: 'CX-TOK-012',
  title: 'drops the token that was refused, and no newer one',
  rationale:
    'Twenty requests are under way when their token is revoked. The first 401 gets a new token; the others come after it, and are about the old one. A client that drops whatever it has asks for a token for each of them.',
  fix: 'Compare the token that was refused with the one in the cache, and drop it only when it is the same.',
  level: 'SHOULD',
  sources: [{ ref: 'gravitino#12531', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: operations + 1 },
  steps: [
    { run: 'startRecording' },
    { server: { act: 'revoke-tokens' } },
    // Its 401 comes when the others have a new token already.
    { server: { act: 'fault', fault: { on: 'startRecording', fixedDelayMilliseconds: lateMs, times: 1 } } },
    {
      together: Array.from({ length: operations }, (_, index) => ({
        run: 'startRecording',
        call: index + 1,
      })),
    },
  ],
  guard: (transcript) => {
    const refused = apiRequests(transcript).filter(({ refusedBy }) => refusedBy === 'token-revoked')
    if (refused.length < minCount)
      return `Only ${refused.length} requests were refused for the revoked token.`
    const starts = accepted(transcript, 'startRecording').length
    return starts > operations || `Only ${starts} of ${operations + 1} starts were accepted.`
  },
  expect: (transcript) => {
    const late = apiRequests(transcript).find(({ fault }) => fault !== undefined)
    const [, renewal] = issuedTokens(transcript)
    const [inUse] = renewal ? usesOf(transcript, renewal) : []
    if (!late || !inUse) return []
    const again = after(tokenRequests(transcript), inUse).filter(
      (each) => serverTimeOf(each) >= serverTimeOf(late) + lateMs - timerToleranceMs,
    )
    return findingOf(
      'newer-token-dropped',
      again,
      ({ id }) =>
        `Request ${id} asked for another token when a late 401 had come for the old one; the new one was in use.`,
    )
  },
  mutants: ['drops-whatever-token-it-has'],
})
