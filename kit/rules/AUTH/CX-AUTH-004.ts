import {
  issuedTokens,
  knownScopes,
  requestedScopes,
  scopesOf,
  usesOf,
} from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

/**
 * The required scopes that a token request lacks. The configuration determines them. While traffic is only observed,
 * each operation that uses the token requires one of its scopes.
 */
function missing(transcript: Transcript, request: ReceivedRequest): readonly string[] {
  const requested = requestedScopes(request) ?? []
  if (transcript.config) return transcript.config.scopes.filter((scope) => !requested.includes(scope))
  const token = issuedTokens(transcript).find((each) => each.request === request)
  const operations = token ? usesOf(transcript, token).map(({ operation }) => operation) : []
  return operations.flatMap((operation) => {
    const needed = scopesOf(operation) ?? []
    return needed.some((scope) => requested.includes(scope)) ? [] : needed.slice(0, 1)
  })
}

/** Names the missing scopes and what requires them. */
function shortfall(transcript: Transcript, request: ReceivedRequest): string {
  const requested = requestedScopes(request)?.join(' ') ?? ''
  const lacks = [...new Set(missing(transcript, request))].join(' ')
  const also = requested === '' ? '' : 'also '
  const needs = transcript.config
    ? `config.scopes ${also}requires`
    : `the operations that use its token ${also}require`
  return `Token request ${request.id} has ${requested === '' ? 'no scope' : `the scope ${requested}`}; ${needs} ${lacks}.`
}

/** A known scope in the wrong case, or scopes with the wrong separator. */
function isMisspelt(request: ReceivedRequest): boolean {
  const isKnown = (scope: string) => knownScopes.has(scope.toLowerCase())
  return (requestedScopes(request) ?? []).some(
    (scope) => !knownScopes.has(scope) && scope.split(/[,;]/).every(isKnown),
  )
}

export const CX_AUTH_004 = defineRule({
  id: 'CX-AUTH-004',
  title: 'should request the scopes that its operations need, spelled exactly and separated by spaces',
  rationale:
    'The API rejects a token without recording:control with an empty 401, which does not say that a scope is missing. According to RFC 6749, scopes are case-sensitive and separated by spaces.',
  fix: 'Send all of config.scopes in the token request, separated by single spaces. If only one scope is needed, send scope=recording:control.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 3.3', grade: 'standard' },
    { ref: 'forum thread 12571: the token needs recording:control', grade: 'unverified' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  setup: { config: { scopes: ['recording:control', 'recording:read'] } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'The client requested no token.',
  expect: (transcript) => {
    const requests = tokenRequests(transcript)
    const misspelt = requests.filter(isMisspelt)
    return [
      ...findingOf(
        'scope-misspelt',
        misspelt,
        ({ id }) => `Token request ${id} has a scope in the wrong case or with the wrong separator.`,
      ),
      ...findingOf(
        'scope-not-asked',
        requests.filter((each) => !misspelt.includes(each) && missing(transcript, each).length > 0),
        (request) => shortfall(transcript, request),
      ),
    ]
  },
  mutants: ['asks-for-no-scope', 'asks-for-scopes-in-capitals', 'separates-scopes-by-commas'],
})
