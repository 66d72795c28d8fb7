import { scopesAsked, scopesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

const naming = (transcript: Transcript) =>
  tokenRequests(transcript).filter((request) => scopesAsked(request) !== undefined)

/** What the client was told that it needs; while it is only watched, what its operations can need. */
function needed(transcript: Transcript): readonly string[] {
  const { config } = transcript
  return config?.scopes ?? apiRequests(transcript).flatMap(({ operation }) => scopesOf(operation) ?? [])
}

export const CX_AUTH_005 = defineRule({
  id: 'CX-AUTH-005',
  title: 'asks for no scope that its operations do not need',
  rationale:
    'A token that leaks can do all that its scopes allow: one that was made to start recordings should not be able to read them.',
  fix: 'Ask for the scopes that the configuration names, and for no others.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9700 2.3', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => {
    if (naming(transcript).length === 0) return 'No token request named a scope.'
    return accepted(transcript).length > 0 || 'No operation was accepted, so that none shows what it needs.'
  },
  expect: (transcript) => {
    const allowed = new Set(needed(transcript))
    return findingOf(
      'scope-not-needed',
      naming(transcript).filter((request) => scopesAsked(request)?.some((scope) => !allowed.has(scope))),
      ({ id }) => `Request ${id} asks for more than ${[...allowed].join(' ')}, which is all that is needed.`,
    )
  },
  mutants: ['asks-for-every-scope'],
  nearMisses: { 'asks-for-no-scope': 'untested' },
})
