import { sanityStep, worked } from '../../runner/sanity-step.js'
import { issuedTokens, replyOf, usesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const given = (transcript: Transcript, type: string) =>
  issuedTokens(transcript).filter(({ request }) => replyOf(request)['token_type'] === type)

export const CX_AUTH_014 = defineRule({
  id: 'CX-AUTH-014',
  title: 'reads token_type without regard to case, and does not use a type that it does not understand',
  rationale:
    'A mac token that is sent as Bearer gives the key away. And servers write bearer, Bearer and BEARER: a client that compares letter for letter refuses good tokens.',
  fix: 'Compare token_type with "bearer" in lower case, and fail when it is anything else.',
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
    if (mac.length === 0) return 'No token of the type mac was given.'
    const used = mac.some((token) => usesOf(transcript, token).length > 0)
    return used || given(transcript, 'bEARER').length > 0 || 'The client never asked for another token.'
  },
  expect: (transcript) => {
    const unused = given(transcript, 'bEARER').filter((token) => usesOf(transcript, token).length === 0)
    return [
      ...findingOf(
        'unknown-token-type-used',
        given(transcript, 'mac').flatMap((token) => usesOf(transcript, token)),
        ({ id }) => `Request ${id} carries a token of the type mac as a bearer token.`,
      ),
      ...findingOf(
        'bearer-token-not-used',
        unused.map(({ request }) => request),
        ({ id }) =>
          `Request ${id} was answered with a token of the type bEARER, and the client did not use it.`,
      ),
    ]
  },
  mutants: ['uses-any-type-of-token', 'compares-the-token-type-by-case'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
