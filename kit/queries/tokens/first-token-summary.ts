import { replyOf, scopesAsked } from './issued-token.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

/**
 * What came of the first token request, for a guard whose point only a client reaches that asks for the scopes that
 * it is told: most that do not get there have scopes of their own.
 */
export function firstTokenSummary(transcript: Transcript): string {
  const [request] = tokenRequests(transcript)
  if (!request) return 'the client asked for no token.'
  const { error } = replyOf(request)
  const code = typeof error === 'string' ? ` ${error}` : ''
  const end = request.status === 200 ? 'was granted' : `was refused with ${request.status}${code}`
  const asked = scopesAsked(request)
  const wanted = transcript.config?.scopes ?? []
  const isAsTold = asked?.length === wanted.length && wanted.every((scope) => asked.includes(scope))
  if (isAsTold || (asked === undefined && wanted.length === 0)) return `token request ${request.id} ${end}.`
  const names = asked === undefined || asked.length === 0 ? 'names no scope' : `asks for ${asked.join(' ')}`
  const told = wanted.length === 0 ? 'empty' : wanted.join(' ')
  return `token request ${request.id} ${names}, where config.scopes is ${told}, and ${end}. Ask for config.scopes, and for none where it is empty.`
}
