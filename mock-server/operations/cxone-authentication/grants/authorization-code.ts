import { assumed, rfc } from '../../../../contracts/evidence.js'
import { digest } from '../../../world/digest.js'
import { find } from '../../../world/generations.js'
import type { AuthorizationCode } from '../../../world/sign-in.js'
import type { World } from '../../../world/world.js'
import { reject } from '../../authentication/reject.js'
import { instant } from '../../instant.js'
import { rejectedClient } from '../client-of.js'
import { required, tokenResponse, type GrantType } from './grant.js'
import { issueTokens } from '../issue-tokens.js'
import type { Instant } from '../../../world/entities.js'

/** RFC 6749 4.1.3 and RFC 7636 4.6: the guard clauses follow what must match, and nothing is used up by a refusal. */
export const authorizationCodeGrant: GrantType = (world, request) => {
  const value = required(request, 'code')
  const redirectUri = required(request, 'redirect_uri')
  const { client, now, parameters } = request
  if (!client) throw noClient(world)
  const code = find(world.codes, digest(value))
  if (!code) throw unknownCode(value, world.sandboxId)
  if (code.clientId !== client.clientId) throw ofAnotherClient(code, client.clientId)
  if (code.usedAt !== undefined) throw usedTwice(world, code, now)
  if (now >= code.expiresAt) throw expired(code, now)
  if (code.redirectUri !== redirectUri) throw otherRedirectUri(code, redirectUri)
  requireVerifier(code, parameters.get('code_verifier'))
  const user = world.users.get(code.userId)
  if (!user) throw unknownCode(value, world.sandboxId)
  const { grantId, nonce, authTime } = code
  const outcome = tokenResponse(issueTokens(world, request, { user, client, grantId, nonce, authTime }))
  return {
    ...outcome,
    events: [{ type: 'CodeUsed', digest: code.digest, at: now }, ...(outcome.events ?? [])],
  }
}

/** RFC 7636 4.6, and RFC 9700 4.8.2 against a verifier that nothing was said of before. */
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
      'The request has a code_verifier, and the sign-in was asked for without a code_challenge.',
      'Send code_challenge and code_challenge_method=S256 to /auth/authorize.',
    )
  }
  if (verifier === undefined) {
    throw wrong(
      'The sign-in was asked for with a code_challenge, and the request has no code_verifier.',
      'Send the code_verifier that the code_challenge was made of.',
    )
  }
  if (digest(verifier) === codeChallenge) return
  throw wrong(
    'The SHA-256 of the code_verifier, in base64url without padding, is not the code_challenge of the sign-in.',
    'Keep the verifier of each sign-in apart, and send the one that belongs to this code.',
  )
}

function noClient(world: World) {
  return rejectedClient(world, 'The request names no client, and a code belongs to one.', [
    'Send client_id; a client with a secret proves that as well.',
  ])
}

function invalid(rule: string, code: AuthorizationCode, reason: string, fix: readonly string[]) {
  return reject('invalid_grant', rule, 'RFC 6749 5.2', 'the authorization code is not valid', {
    reason,
    fix,
    subject: code.digest,
  })
}

function unknownCode(value: string, sandboxId: string) {
  const ours = value.startsWith(`${sandboxId}.`)
  return reject('invalid_grant', 'code-known', 'RFC 6749 5.2', 'the authorization code is not valid', {
    reason: ours
      ? 'The code was cut or changed on the way, or is older than a reset of this sandbox.'
      : 'Nobody here issued this code: it is of another environment, or was made up.',
    fix: ['Take code from the query of the redirect, percent-decoded once, and send it whole.'],
  })
}

function ofAnotherClient(code: AuthorizationCode, clientId: string) {
  const reason = `The code was issued to client ${code.clientId}, and client ${clientId} sent it.`
  return invalid('code-client', code, reason, [`Send it as ${code.clientId}.`])
}

function expired(code: AuthorizationCode, now: Instant) {
  const reason = `The code expired at ${instant(code.expiresAt)}. The sandbox's clock shows ${instant(now)}.`
  return invalid('code-expired', code, reason, ['Change a code for tokens as soon as it comes.'])
}

function otherRedirectUri(code: AuthorizationCode, redirectUri: string) {
  const reason =
    `The redirect_uri is ${JSON.stringify(redirectUri.slice(0, 200))}; the sign-in was asked for with ` +
    `${JSON.stringify(code.redirectUri)}. They are compared letter for letter (RFC 6749 4.1.3).`
  return invalid('code-redirect-uri', code, reason, ['Send the same redirect_uri both times.'])
}

function usedTwice(world: World, code: AuthorizationCode, now: Instant) {
  const revokes = world.assumptions['authorization-code-reuse'] === 'grant-revoked'
  const reason = `The code was changed for tokens at ${instant(code.usedAt ?? now)} already: it works once.`
  return reject(
    'invalid_grant',
    'code-single-use',
    revokes
      ? rfc('RFC 6749 4.1.2: "deny the request and SHOULD revoke"')
      : assumed('authorization-code-reuse'),
    'the authorization code is not valid',
    {
      reason: revokes ? `${reason} Whatever was issued for it has been revoked.` : reason,
      fix: ['Do not send a code again, after a timeout either: ask for a new sign-in.'],
      subject: code.digest,
      ...(revokes && !world.revokedGrants.has(code.grantId)
        ? { events: [{ type: 'GrantRevoked', grantId: code.grantId, at: now }] }
        : {}),
    },
  )
}
