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
  title: 'must send a token of 8 KiB unchanged',
  rationale:
    'A token has no fixed format or length. A token with many permissions is long, and one that is not a JWT cannot be parsed. A column of 4,096 characters, or an escaped + or /, changes the token.',
  fix: 'Store the token as text of any length, and put it into the header without parsing, encoding or truncating it.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 5.1', grade: 'standard' },
    { ref: 'RFC 6750 2.1', grade: 'standard' },
  ],
  setup: { tokenLength: length },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => {
    if (long(transcript).length === 0) return 'The client received no token of 8 KiB.'
    // A token that never appears in a bearer header may have been left unchanged.
    return bearing(transcript).length > 0 || 'No request to the API contained a bearer token in its header.'
  },
  expect: (transcript) => {
    const tokens = long(transcript)
    const changed = bearing(transcript).filter(
      (each) => !tokens.some((token) => usesOf(transcript, token).includes(each)),
    )
    return findingOf(
      'token-changed',
      changed,
      ({ id }) => `The token of request ${id} differs from the one that the client received.`,
    )
  },
  mutants: ['cuts-long-tokens', 'escapes-its-token'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
