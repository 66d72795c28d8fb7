import { finding, findingOf } from '../../kit/finding.js'
import { issuedTokens, usesOf } from '../../kit/issued-token.js'
import type { Rule } from '../../kit/rule.js'
import { apiRequests, type Transcript } from '../../kit/transcript.js'

const length = 8192

const long = (transcript: Transcript) =>
  issuedTokens(transcript).filter(({ value }) => value.length >= length)

/** A token is opaque. */
export const CX_AUTH_015: Rule = {
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
  since: '1.0',
  status: 'stable',
  setup: { tokenLength: length },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => long(transcript).length > 0 || 'No token of 8 KiB was given.',
  expect: (transcript) => {
    const tokens = long(transcript)
    const sent = apiRequests(transcript)
    const changed = sent.filter((each) => !tokens.some((token) => usesOf(transcript, token).includes(each)))
    if (sent.length === 0) {
      const requests = tokens.map(({ request }) => request)
      return [
        finding('token-not-used', 'The client used none of the long tokens that it was given.', requests),
      ]
    }
    return findingOf(
      'token-changed',
      changed,
      ({ id }) => `Request ${id} carries another token than the one that the client was given.`,
    )
  },
  mutants: ['cuts-long-tokens', 'escapes-its-token'],
  nearMisses: { 'stops-at-the-token': 'fail' },
}
