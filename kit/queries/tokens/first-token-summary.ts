import { replyOf, requestedScopes } from './issued-token.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

/**
 * Describes the first token request, for guards that need a client to request the configured scopes. Most clients that
 * fail such a guard request their own scopes.
 */
export function firstTokenSummary(transcript: Transcript): string {
  const [request] = tokenRequests(transcript)
  if (!request) return 'the client requested no token.'
  const { error } = replyOf(request)
  const code = typeof error === 'string' ? ` ${error}` : ''
  const end = request.status === 200 ? 'was granted' : `was rejected with ${request.status}${code}`
  const requested = requestedScopes(request)
  const wanted = transcript.config?.scopes ?? []
  const isAsConfigured =
    requested?.length === wanted.length && wanted.every((scope) => requested.includes(scope))
  if (isAsConfigured || (requested === undefined && wanted.length === 0))
    return `token request ${request.id} ${end}.`
  const names =
    requested === undefined || requested.length === 0
      ? 'has no scope'
      : `has the scope ${requested.join(' ')}`
  const configured = wanted.length === 0 ? 'empty' : wanted.join(' ')
  return `token request ${request.id} ${names} although config.scopes is ${configured}, and ${end}. Request the scopes in config.scopes, or none if it is empty.`
}
