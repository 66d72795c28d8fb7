import { issuedTokens, usesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { apiRequests, bearerOf, type Transcript } from '../../model/transcript.js'

const length = 8192

const long = (transcript: Transcript) =>
  issuedTokens(transcript).filter(({ value }) => value.length >= length)

const bearing = (transcript: Transcript) =>
  apiRequests(transcript).filter((each) => bearerOf(each) !== undefined)

export const CX_AUTH_015 = defineRule({
  id: 'CX-AUTH-015',
  title: 'sends a token of 8 KiB as it was given, byte for byte',
  rationale:
    'A token has no form and no length that a client could count on: one with many permissions is long, and one that is no JWT cannot be parsed. A column of 4096 characters, or an escaped + or /, makes another token of it.',
  fix: 'Keep the token as text of any length, and put it into the header as it is: not parsed, not encoded, not cut.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1', grade: 'standard' },
    { ref: 'RFC 6750 2.1', grade: 'standard' },
  ],
  setup: { tokenLength: length },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => {
    if (long(transcript).length === 0) return 'No token of 8 KiB was given.'
    // One that was sent nowhere, or elsewhere than in its header, may have been left as it is.
    return bearing(transcript).length > 0 || 'No request to the API had a bearer token in its header.'
  },
  expect: (transcript) => {
    const tokens = long(transcript)
    const changed = bearing(transcript).filter(
      (each) => !tokens.some((token) => usesOf(transcript, token).includes(each)),
    )
    return findingOf(
      'token-changed',
      changed,
      ({ id }) => `Request ${id} carries another token than the one that the client was given.`,
    )
  },
  mutants: ['cuts-long-tokens', 'escapes-its-token'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
