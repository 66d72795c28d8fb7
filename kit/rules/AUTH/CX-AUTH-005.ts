import { requestedScopes, scopesOf } from '../../queries/tokens/issued-token.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, apiRequests, tokenRequests, type Transcript } from '../../model/transcript.js'

const naming = (transcript: Transcript) =>
  tokenRequests(transcript).filter((request) => requestedScopes(request) !== undefined)

/** The configured scopes. While traffic is only observed, every scope that its operations may need. */
function needed(transcript: Transcript): readonly string[] {
  const { config } = transcript
  return config?.scopes ?? apiRequests(transcript).flatMap(({ operation }) => scopesOf(operation) ?? [])
}

export const CX_AUTH_005 = defineRule({
  id: 'CX-AUTH-005',
  title: 'should not request scopes that its operations do not need',
  rationale:
    'A leaked token permits everything that its scopes allow. A token for starting recordings should not also permit reading them.',
  fix: 'Request only the scopes in the configuration.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9700 2.3', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => {
    if (naming(transcript).length === 0) return 'No token request named a scope.'
    return (
      accepted(transcript).length > 0 ||
      'No operation was accepted, so the scopes that the client needs are unknown.'
    )
  },
  expect: (transcript) => {
    const allowed = new Set(needed(transcript))
    return findingOf(
      'scope-not-needed',
      naming(transcript).filter((request) => requestedScopes(request)?.some((scope) => !allowed.has(scope))),
      ({ id }) =>
        `Token request ${id} has more scopes than ${[...allowed].join(' ')}; no other scope is needed.`,
    )
  },
  mutants: ['asks-for-every-scope'],
  nearMisses: { 'asks-for-no-scope': 'untested' },
})
