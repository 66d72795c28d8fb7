import { sanityStep, worked } from '../../runner/sanity-step.js'
import { issuedTokens, replyOf, usesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const given = (transcript: Transcript, type: string) =>
  issuedTokens(transcript).filter(({ request }) => replyOf(request)['token_type'] === type)

export const CX_AUTH_014 = defineRule({
  id: 'CX-AUTH-014',
  title: 'must compare token_type without regard to case and must not use an unknown type',
  rationale:
    'A MAC token that is sent as Bearer discloses its key. Servers write bearer, Bearer and BEARER, so a case-sensitive client rejects valid tokens.',
  fix: 'Compare token_type with "bearer" in lower case, and fail if it is anything else.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1', grade: 'standard' },
    { ref: 'RFC 6749 7.1', grade: 'standard' },
  ],
  setup: { calls: 3 },
  steps: [
    ...sanityStep,
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { token_type: 'mac' }, times: 1 } } },
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { token_type: 'bEARER' } } } },
    { run: 'startRecording', call: 1 },
    { run: 'startRecording', call: 2 },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    const mac = given(transcript, 'mac')
    if (mac.length === 0) return 'The client received no token of type mac.'
    const used = mac.some((token) => usesOf(transcript, token).length > 0)
    return used || given(transcript, 'bEARER').length > 0 || 'The client never requested another token.'
  },
  expect: (transcript) => {
    const unused = given(transcript, 'bEARER').filter((token) => usesOf(transcript, token).length === 0)
    return [
      ...findingOf(
        'unknown-token-type-used',
        given(transcript, 'mac').flatMap((token) => usesOf(transcript, token)),
        ({ id }) => `Request ${id} sends a token of type mac as a bearer token.`,
      ),
      ...findingOf(
        'bearer-token-not-used',
        unused.map(({ request }) => request),
        ({ id }) => `The response to request ${id} has a token of type bEARER, which the client did not use.`,
      ),
    ]
  },
  mutants: ['uses-any-type-of-token', 'compares-the-token-type-by-case'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
