import { assumed, rfc } from '../../../../contracts/evidence.js'
import { digest } from '../../../world/values/digest.js'
import { orDropped } from '../../../world/issued.js'
import { find } from '../../../world/values/newest.js'
import type { AuthorizationCode } from '../../../world/sign-in.js'
import type { World } from '../../../world/world.js'
import { reject } from '../../authentication/reject.js'
import { instant } from '../../instant.js'
import { rejectedClient } from '../client-of.js'
import { required, tokenResponse, type GrantType } from './grant.js'
import { issueTokens } from '../issue-tokens.js'
import type { Instant } from '../../../world/entities.js'

/** RFC 6749 4.1.3 and RFC 7636 4.6. A rejection does not use up the code. */
export const authorizationCodeGrant: GrantType = (world, request) => {
  const value = required(request, 'code')
  const redirectUri = required(request, 'redirect_uri')
  const { client, now, parameters } = request
  if (!client) throw noClient(world)
  const code = find(world.codes, digest(value))
  if (!code) throw unknownCode(value, world)
  if (code.clientId !== client.clientId) throw ofAnotherClient(code, client.clientId)
  if (code.usedAt !== undefined) throw usedTwice(world, code, now)
  if (now >= code.expiresAt) throw expired(code, now)
  if (code.redirectUri !== redirectUri) throw otherRedirectUri(code, redirectUri)
  requireVerifier(code, parameters.get('code_verifier'))
  const user = world.users.get(code.userId)
  if (!user) throw unknownCode(value, world)
  const { grantId, nonce, authTime } = code
  const decision = tokenResponse(issueTokens(world, request, { user, client, grantId, nonce, authTime }))
  return {
    ...decision,
    events: [{ type: 'CodeUsed', digest: code.digest, at: now }, ...(decision.events ?? [])],
  }
}

/** RFC 7636 4.6, and RFC 9700 4.8.2 for a verifier without a challenge. */
function requireVerifier(
  { codeChallenge, digest: subject }: AuthorizationCode,
  verifier: string | undefined,
): void {
  const wrong = (reason: string, fix: string) =>
    reject('invalid_grant', 'code-verifier', 'RFC 7636 4.6', 'the code_verifier does not match', {
      reason,
      fix: [fix],
      subject,
    })
  if (codeChallenge === undefined) {
    if (verifier === undefined) return
    throw wrong(
      'The request has a code_verifier, but the sign-in had no code_challenge.',
      'Send code_challenge and code_challenge_method=S256 to /auth/authorize.',
    )
  }
  if (verifier === undefined) {
    throw wrong(
      'The sign-in had a code_challenge, but the request has no code_verifier.',
      'Send the code_verifier that the code_challenge was computed from.',
    )
  }
  if (digest(verifier) === codeChallenge) return
  throw wrong(
    'The SHA-256 of the code_verifier, in base64url without padding, is not the code_challenge of the sign-in.',
    'Store the verifier of each sign-in, and send the one that belongs to this code.',
  )
}

function noClient(world: World) {
  return rejectedClient(world, 'The request has no client_id, but a code belongs to a client.', [
    'Send client_id. A client with a secret must also send the secret.',
  ])
}

function invalid(rule: string, code: AuthorizationCode, reason: string, fix: readonly string[]) {
  return reject('invalid_grant', rule, 'RFC 6749 5.2', 'the authorization code is not valid', {
    reason,
    fix,
    subject: code.digest,
  })
}

function unknownCode(value: string, world: World) {
  const ours = value.startsWith(`${world.sandboxId}.`)
  return reject('invalid_grant', 'code-known', 'RFC 6749 5.2', 'the authorization code is not valid', {
    reason: ours
      ? `The code was truncated or modified, or this sandbox was reset after it was issued.${orDropped(world.codes)}`
      : 'This mock did not issue the code. It comes from another environment or an earlier run.',
    fix: ['Read code from the query of the redirect, percent-decode it once, and send it unchanged.'],
  })
}

function ofAnotherClient(code: AuthorizationCode, clientId: string) {
  const reason = `The code was issued to client ${code.clientId}, but client ${clientId} sent it.`
  return invalid('code-client', code, reason, [`Send it as ${code.clientId}.`])
}

function expired(code: AuthorizationCode, now: Instant) {
  const reason = `The code expired at ${instant(code.expiresAt)}. The sandbox's clock shows ${instant(now)}.`
  return invalid('code-expired', code, reason, ['Exchange the code for tokens immediately.'])
}

function otherRedirectUri(code: AuthorizationCode, redirectUri: string) {
  const reason =
    `The redirect_uri is ${JSON.stringify(redirectUri.slice(0, 200))}, but that of the sign-in was ` +
    `${JSON.stringify(code.redirectUri)}. They must be identical (RFC 6749 4.1.3).`
  return invalid('code-redirect-uri', code, reason, ['Send the same redirect_uri in both requests.'])
}

function usedTwice(world: World, code: AuthorizationCode, now: Instant) {
  const revokes = world.assumptions['authorization-code-reuse'] === 'grant-revoked'
  const reason = `The code was already used at ${instant(code.usedAt ?? now)}. It can be used only once.`
  return reject(
    'invalid_grant',
    'code-single-use',
    revokes
      ? rfc('RFC 6749 4.1.2: "deny the request and SHOULD revoke"')
      : assumed('authorization-code-reuse'),
    'the authorization code is not valid',
    {
      reason: revokes ? `${reason} All tokens issued for it have been revoked.` : reason,
      fix: ['Do not send a code twice, not even after a timeout. Start a new sign-in instead.'],
      subject: code.digest,
      ...(revokes && !find(world.revokedGrants, code.grantId)
        ? { events: [{ type: 'GrantRevoked', grantId: code.grantId, at: now }] }
        : {}),
    },
  )
}
