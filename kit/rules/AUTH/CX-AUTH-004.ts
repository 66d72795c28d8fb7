import {
  issuedTokens,
  knownScopes,
  scopesAsked,
  scopesOf,
  usesOf,
} from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

/**
 * What a token request does not ask for, of what it has to: the scopes that the client was configured with. While it
 * is only watched, a scope of each operation that the token is then used for; any of several does.
 */
function missing(transcript: Transcript, request: ReceivedRequest): readonly string[] {
  const asked = scopesAsked(request) ?? []
  if (transcript.config) return transcript.config.scopes.filter((scope) => !asked.includes(scope))
  const token = issuedTokens(transcript).find((each) => each.request === request)
  const operations = token ? usesOf(transcript, token).map(({ operation }) => operation) : []
  return operations.flatMap((operation) => {
    const needed = scopesOf(operation) ?? []
    return needed.some((scope) => asked.includes(scope)) ? [] : needed.slice(0, 1)
  })
}

/** Names what is missing, and who says that it is needed. */
function shortfall(transcript: Transcript, request: ReceivedRequest): string {
  const asked = scopesAsked(request)?.join(' ') ?? ''
  const lacks = [...new Set(missing(transcript, request))].join(' ')
  const from = transcript.config ? 'config.scopes has' : 'the operations that its token is used for need'
  return `Request ${request.id} asks for ${asked === '' ? 'no scope' : asked}; ${from} ${lacks}${asked === '' ? '' : ' besides'}.`
}

/** A scope in a case, or with a separator, that the server does not take for one. */
function isMisspelt(request: ReceivedRequest): boolean {
  const isKnown = (scope: string) => knownScopes.has(scope.toLowerCase())
  return (scopesAsked(request) ?? []).some(
    (scope) => !knownScopes.has(scope) && scope.split(/[,;]/).every(isKnown),
  )
}

export const CX_AUTH_004 = defineRule({
  id: 'CX-AUTH-004',
  title: 'asks for the scopes that its operations need, letter for letter and with spaces between them',
  rationale:
    'A token without recording:control is refused with an empty 401, which tells nobody that a scope is missing. RFC 6749 compares scopes by case, and separates them by spaces.',
  fix: 'Send all of config.scopes in the token request, with one space between them: scope=recording:control where that is all that is needed.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 3.3', grade: 'standard' },
    { ref: 'forum thread 12571: the token needs recording:control', grade: 'unverified' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  setup: { config: { scopes: ['recording:control', 'recording:read'] } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => tokenRequests(transcript).length > 0 || 'The client asked for no token.',
  expect: (transcript) => {
    const requests = tokenRequests(transcript)
    const misspelt = requests.filter(isMisspelt)
    return [
      ...findingOf(
        'scope-misspelt',
        misspelt,
        ({ id }) =>
          `Request ${id} asks for a scope in a case, or with a separator, that the server does not know.`,
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
