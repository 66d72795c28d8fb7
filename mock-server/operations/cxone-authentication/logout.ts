import { assumed } from '../../../contracts/evidence.js'
import type { Event } from '../../world/events.js'
import type { Session } from '../../world/sign-in.js'
import type { World } from '../../world/world.js'
import type { Operation, Decision } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { SignInCall } from './authorize.js'
import { htmlPage } from './html-page.js'
import { redirection } from './redirection.js'
import { plainRejection } from './plain-rejection.js'
import { deletingCookie, sessionOf } from './browser-session.js'
import type { Instant } from '../../world/entities.js'

export const logout: Operation<'logout'> = (world, call) => signOut(world, call, call.query)

/**
 * OpenID Connect RP-Initiated Logout 1.0. Ends the session of the browser, and redirects only to a URI that a client
 * has registered.
 */
export function signOut(world: World, call: SignInCall, parameters: URLSearchParams): Decision {
  const { now, baseUrl, headers } = call
  const wanted = parameters.get('post_logout_redirect_uri')
  const registered = wanted !== null && isRegistered(world, wanted)
  if (wanted !== null && !registered && rejectsUnregistered(world)) throw notRegistered()
  const session = sessionOf(world, headers.cookie, now)
  const events = session ? endOf(world, session, now) : []
  const cookie = { 'Set-Cookie': deletingCookie(baseUrl) }
  if (registered) {
    const Location = redirection(wanted, { state: parameters.get('state') ?? undefined })
    return { events, response: { status: 302, headers: { Location, ...cookie } } }
  }
  const { text, headers: policy } = htmlPage('Signed out', message(wanted))
  return { events, response: { status: 200, text, headers: { ...policy, ...cookie } } }
}

function endOf({ assumptions }: World, { digest, grantIds = [] }: Session, at: Instant): Event[] {
  const ended = assumptions['logout-ends-tokens'] === 'end' ? grantIds : []
  return [
    { type: 'SignedOut', digest, at },
    ...ended.map((grantId): Event => ({ type: 'GrantRevoked', grantId, at })),
  ]
}

function rejectsUnregistered({ assumptions }: World): boolean {
  return assumptions['logout-unregistered-redirect'] === 'bad-request-400'
}

function notRegistered(): Rejection {
  const { options } = plainRejection(
    'post-logout-redirect-uri',
    'post_logout_redirect_uri is not registered',
    'Register exactly this URI for a client, or omit it.',
  )
  const evidence = assumed('logout-unregistered-redirect')
  return new Rejection({ ...options, evidence, statusEvidence: evidence, bodyEvidence: evidence })
}

function isRegistered({ clients }: World, uri: string): boolean {
  return [...clients.values()].some(({ postLogoutRedirectUris }) => postLogoutRedirectUris.includes(uri))
}

function message(wanted: string | null): string {
  return wanted === null
    ? '<p>You have signed out.</p>'
    : '<p>You have signed out. No client has registered the post_logout_redirect_uri of the request.</p>'
}
