import type { Event } from '../../world/events.js'
import type { World } from '../../world/world.js'
import type { Operation, Outcome } from '../operation.js'
import type { Arrived } from './authorize.js'
import { page } from './html.js'
import { redirection } from './redirection.js'
import { forgetting, sessionOf } from './session.js'

export const logout: Operation<'logout'> = (world, call) => signOut(world, call, call.query)

/**
 * OpenID Connect RP-Initiated Logout 1.0: ends the session of the browser, and sends it on only to where some client
 * has registered. Tokens live on.
 */
export function signOut(world: World, call: Arrived, parameters: URLSearchParams): Outcome {
  const { now, baseUrl, headers } = call
  const session = sessionOf(world, headers.cookie, now)
  const events: Event[] = session ? [{ type: 'SignedOut', digest: session.digest, at: now }] : []
  const cookie = { 'Set-Cookie': forgetting(baseUrl) }
  const wanted = parameters.get('post_logout_redirect_uri')
  if (wanted !== null && isRegistered(world, wanted)) {
    const Location = redirection(wanted, { state: parameters.get('state') ?? undefined })
    return { events, answer: { status: 302, headers: { Location, ...cookie } } }
  }
  const { text, headers: policy } = page('Signed out', told(wanted))
  return { events, answer: { status: 200, text, headers: { ...policy, ...cookie } } }
}

function isRegistered({ clients }: World, uri: string): boolean {
  return [...clients.values()].some(({ postLogoutRedirectUris }) => postLogoutRedirectUris.includes(uri))
}

function told(wanted: string | null): string {
  return wanted === null
    ? '<p>You have signed out.</p>'
    : '<p>You have signed out. No client has registered the post_logout_redirect_uri of the request.</p>'
}
