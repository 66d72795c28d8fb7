import { ofTheMock, rfc } from '../../../contracts/evidence.js'
import { durationMs } from '../../world/values/duration.js'
import { digest, mint } from '../../world/values/digest.js'
import type { Event } from '../../world/events.js'
import type { Session } from '../../world/sign-in.js'
import type { World } from '../../world/world.js'
import type { OperationCall, Operation, Decision } from '../operation.js'
import { validateAuthorization, redirected, type AuthorizationRequest } from './authorization-request.js'
import { redirection } from './redirection.js'
import { plainRejection } from './plain-rejection.js'
import { openSession, sessionOf } from './browser-session.js'
import { signInPage } from './sign-in-page.js'
import type { User } from '../../world/entities.js'

export type SignInCall = Pick<OperationCall, 'now' | 'baseUrl' | 'headers'>

/** The sign-in page. A browser that has signed in is redirected to the client immediately. */
export const authorize: Operation<'authorize'> = (world, call) =>
  answerAuthorization(world, call, validateAuthorization(world, [...call.query]))

/** A code if the browser has signed in, otherwise the page. `prompt=none` never shows the page. */
export function answerAuthorization(world: World, call: SignInCall, request: AuthorizationRequest): Decision {
  const session = sessionOf(world, call.headers.cookie, call.now)
  const user = session && world.users.get(session.userId)
  if (session && user && !mustSignIn(request, session, call))
    return giveCode(world, call, request, user, session)
  if (request.prompt !== 'none') return { response: signInPage(world, call.baseUrl, request) }
  const { redirectUri, state } = request
  const description = 'the user has not signed in'
  throw redirected(
    redirectUri,
    { error: 'login_required', error_description: description, state },
    {
      rule: 'prompt-none',
      evidence: rfc('OpenID Connect Core 3.1.2.6: login_required'),
      reason:
        'prompt=none forbids the page, but the request has no valid cxone_sso_state cookie of a signed-in browser.',
      fix: 'Sign in without prompt=none first, and keep the cookie.',
    },
  )
}

function mustSignIn(
  { prompt, maxAgeSeconds }: AuthorizationRequest,
  session: Session,
  { now }: SignInCall,
): boolean {
  if (prompt === 'login') return true
  return maxAgeSeconds !== undefined && now - session.authTime > maxAgeSeconds * 1000
}

/** Signs a user in with the form of the page. @throws {Rejection} if the form comes from another site */
export function signIn(
  world: World,
  call: SignInCall,
  request: AuthorizationRequest,
  fields: ReadonlyMap<string, string>,
): Decision {
  const { origin } = call.headers
  if (origin !== undefined && origin !== new URL(call.baseUrl).origin) {
    throw plainRejection(
      'sign-in-origin',
      'the form comes from another site',
      'Submit the form of the page itself.',
      ofTheMock('the mock protects the form of its sign-in page, which no document describes'),
    )
  }
  const user = userOf(world, fields)
  if (!user) {
    const wrong = 'The user name or the password is wrong.'
    return { response: signInPage(world, call.baseUrl, request, wrong) }
  }
  const { session, cookie } = openSession(world, call, user)
  const { response: answer, events = [] } = giveCode(world, call, request, user, session)
  return {
    events: [{ type: 'SignedIn', session }, ...events],
    response: { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookie } },
  }
}

/** The user who signs in: a selected user (an extension of the mock), or the one with the name and the password. */
function userOf(world: World, fields: ReadonlyMap<string, string>): User | undefined {
  const selected = fields.get('user_id')
  if (selected !== undefined) return world.users.get(selected)
  const user = world.users.get(world.userIds.get(fields.get('username')?.toLowerCase() ?? '') ?? '')
  const password = fields.get('password') ?? ''
  return user?.passwordDigest !== undefined && user.passwordDigest === digest(password) ? user : undefined
}

function giveCode(
  world: World,
  { now }: SignInCall,
  { client, redirectUri, state, nonce, codeChallenge }: AuthorizationRequest,
  { userId }: User,
  { authTime, digest: sessionDigest }: Session,
): Decision {
  const value = `${world.sandboxId}.${mint(world, `code/${client.clientId}/${userId}`)}`
  const issued: Event = {
    type: 'CodeIssued',
    sessionDigest,
    code: {
      digest: digest(value),
      grantId: mint(world, `grant/${client.clientId}/${userId}`),
      clientId: client.clientId,
      userId,
      redirectUri,
      ...(codeChallenge === undefined ? {} : { codeChallenge }),
      ...(nonce === undefined ? {} : { nonce }),
      authTime,
      expiresAt: now + durationMs(world.assumptions['authorization-code-lifetime']),
    },
  }
  const Location = redirection(redirectUri, { code: value, state })
  return { events: [issued], response: { status: 302, headers: { Location } } }
}
