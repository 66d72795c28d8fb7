import type { OperationContract, Security } from '../../contracts/contract.js'
import { assumed } from '../../contracts/evidence.js'
import { evidenceOf, evidenceOfScope, isGenesys } from './evidence.js'
import { unknownJwt } from '../operations/authentication/altered-jwt.js'
import { instant } from '../operations/instant.js'
import { Rejection } from '../operations/rejection.js'
import type { Head } from '../http/head.js'
import { orDropped } from '../world/issued.js'
import { find } from '../world/values/newest.js'
import { requirePermission } from './permission.js'
import { wrongCredential } from './wrong-credential.js'
import type { World } from '../world/world.js'
import type { OAuthClient, Instant, Principal } from '../world/entities.js'

/**
 * The token of a request, whether or not it is still usable.
 * @throws {Rejection} of kind `authentication` when the token is missing, malformed or unknown
 */
export function identify(
  world: World,
  contract: OperationContract,
  { authorization, bearer: value, query }: Head,
  digest: (value: string) => string,
): Principal {
  if (value === undefined) throw noToken(contract, authorization, query)
  const token = find(world.tokens, digest(value))
  if (!token) throw unknownToken(contract, world, value)
  requireService(world, contract, token)
  return token
}

/** @throws {Rejection} of kind `authentication` when the token is revoked or expired, or its client is disabled */
export function requireUsable(
  world: World,
  contract: OperationContract,
  token: Principal,
  now: Instant,
): void {
  if (token.revokedAt !== undefined) {
    const reason = `The token of ${token.clientId} was revoked at ${instant(token.revokedAt)}.`
    const fix = [`Get a new token from POST ${tokenPathOf(contract)}.`]
    throw unusable(contract, 'token-revoked', reason, fix, token.digest)
  }
  if (now >= token.expiresAt) throw expired(contract, token, now)
  const { grantId, accessKeyId } = token
  const grantRevokedAt = grantId === undefined ? undefined : find(world.revokedGrants, grantId)?.at
  if (grantRevokedAt !== undefined) throw grantRevoked(contract, token, grantRevokedAt)
  if (accessKeyId !== undefined && keyEnds(world, accessKeyId)) throw keyDeactivated(contract, token)
  const client = world.clients.get(token.clientId)
  // A user who signs in with an access key needs no client.
  const ends = world.assumptions['disabled-client-tokens'] === 'end'
  if (ends && (client ? client.disabled : accessKeyId === undefined)) {
    const reason = `The token was issued to client ${token.clientId}, which is ${client ? 'disabled' : 'deleted'}.`
    throw unusable(
      contract,
      'client-enabled',
      reason,
      ['Enable the client, or use another client.'],
      token.digest,
    )
  }
}

function tokenPathOf(contract: OperationContract): string {
  return isGenesys(contract) ? '/oauth/token' : '/auth/token'
}

type Service = 'genesys' | 'cxone' | 'acd'

/** A token of the Client grant of the older token service belongs to a grant, but not to a user. */
function serviceOf({ userId, grantId }: Principal): Service {
  if (userId !== undefined) return 'cxone'
  return grantId === undefined ? 'genesys' : 'acd'
}

const tokenPaths: Readonly<Record<Service, string>> = {
  genesys: '/oauth/token',
  cxone: '/auth/token',
  acd: '/InContactAuthorizationServer/Token (the Client grant)',
}

function accepts(contract: OperationContract, service: Service): boolean {
  if (service === 'acd') return contract.surface === 'agent'
  return isGenesys(contract) === (service === 'genesys')
}

/** A token of one service is unknown to the other service. */
function requireService(world: World, contract: OperationContract, token: Principal): void {
  const service = serviceOf(token)
  if (accepts(contract, service)) return
  if (service === 'cxone' && world.assumptions['cxone-token-on-api-v2'] === 'without-scope') return
  const onDemand = contract.surface === 'record-on-demand'
  if (onDemand && world.assumptions['record-on-demand-client-token'] !== 'unauthorized-401') return
  const from = tokenPaths[service]
  const other = tokenPathOf(contract)
  const rejection = unusable(
    contract,
    'token-service',
    `The token comes from POST ${from}, but ${contract.path} accepts only tokens from POST ${other}. ` +
      "Genesys Cloud (/oauth/token) and CXone (/auth/token) do not accept each other's tokens.",
    [`Get a token from POST ${other}.`],
    token.digest,
  )
  const evidence =
    service === 'acd'
      ? assumed('in-contact-client-token')
      : assumed(onDemand ? 'record-on-demand-client-token' : 'cxone-token-on-api-v2')
  throw new Rejection({ ...rejection.options, evidence })
}

function grantRevoked(contract: OperationContract, token: Principal, at: Instant): Rejection {
  const reason =
    `All tokens of this sign-in were revoked at ${instant(at)}, because a code or a refresh token was sent twice ` +
    'or the user signed out.'
  return unusable(
    contract,
    'grant-revoked',
    reason,
    ['Sign in again, and send each code and each refresh token only once.'],
    token.digest,
  )
}

function keyEnds(world: World, accessKeyId: string): boolean {
  if (world.assumptions['deactivated-access-key'] === 'live-on') return false
  return world.accessKeys.get(accessKeyId)?.isActive !== true
}

function keyDeactivated(contract: OperationContract, { accessKeyId, digest }: Principal): Rejection {
  const reason = `The token was issued for access key ${accessKeyId}, which is deactivated or deleted.`
  return unusable(
    contract,
    'token-access-key',
    reason,
    ['Activate the access key, or sign in with another one.'],
    digest,
  )
}

/** @throws {Rejection} of kind `scope` or `forbidden` when the token has none of the required scopes */
export function authorise(world: World, contract: OperationContract, principal: Principal): void {
  requirePermission(world, contract, principal)
  const scopes = scopesOf(world, contract.security)
  if (!scopes || scopes.some((scope) => principal.scopes.includes(scope))) return
  const has = principal.scopes.join(' ') || 'no scope'
  const forbidden =
    world.assumptions['missing-scope'] === 'forbidden-403' || contract.surface !== 'recordingcontrols'
  throw new Rejection({
    kind: forbidden ? 'forbidden' : 'scope',
    status: forbidden ? 403 : 401,
    code: 'missing.any.permissions',
    message:
      'Unable to perform the requested action. You must have at least one of the following permissions ' +
      `assigned: [${scopes.join(', ')}]`,
    rule: 'scope',
    ...evidenceOfScope(contract, forbidden),
    reason:
      `The token lacks the scope ${scopes.join(' or ')}. It was issued to client ${principal.clientId} and has ` +
      `${has}. A scope with a similar name is not enough.`,
    state: { clientId: principal.clientId, scopes: principal.scopes },
    allowed: scopes.map((scope) => `a token with the scope ${scope}`),
    fix: scopeFix(world, scopes, principal),
    subject: principal.digest,
  })
}

function scopesOf(world: World, security: Security): readonly string[] | undefined {
  if (security.kind !== 'bearer' || !security.anyScope) return undefined
  if (!('ambiguity' in security.anyScope)) return security.anyScope
  const { ambiguity, variants } = security.anyScope
  return variants[world.assumptions[ambiguity]]
}

function scopeFix(world: World, scopes: readonly string[], { clientId }: Principal): string[] {
  const may = (client: OAuthClient) => scopes.some((scope) => client.scopes.includes(scope))
  const own = world.clients.get(clientId)
  if (own && may(own)) {
    return [
      `Client ${clientId} may use this scope. Omit scope from the token request, or add the scope to it.`,
    ]
  }
  const other = [...world.clients.values()].find((client) => may(client) && !client.disabled)
  return [
    `Get a token with client_credentials from a client whose app has ${scopes.join(' or ')} checked` +
      (other ? `, for example ${other.clientId} in this sandbox.` : '. This sandbox has no such client.'),
  ]
}

function unusable(
  contract: OperationContract,
  rule: string,
  reason: string,
  fix: readonly string[],
  subject?: string,
): Rejection {
  const missing = rule === 'token-present'
  return new Rejection({
    kind: 'authentication',
    status: 401,
    code: missing ? 'authentication.required' : 'bad.credentials',
    message: missing
      ? 'No authentication bearer token specified in authorization header.'
      : 'Invalid login credentials.',
    rule,
    ...evidenceOf(contract, rule),
    reason,
    allowed: [`a token from POST ${tokenPathOf(contract)} that has not expired`],
    fix,
    ...(subject === undefined ? {} : { subject }),
  })
}

// Any other word may be a token without a scheme, so it is not repeated.
const knownSchemes = /^(?:basic|digest|dpop|negotiate|oauth)$/i

function noToken(contract: OperationContract, authorization: string | undefined, query: string): Rejection {
  const inQuery = /(?:^|&)access_token=/.test(query) ? ' The mock does not read a token in the query.' : ''
  const fix = [`Send Authorization: Bearer <access_token>, with a token from POST ${tokenPathOf(contract)}.`]
  return unusable(contract, 'token-present', `${whyNoToken(authorization)}${inQuery}`, fix)
}

/** Never repeats what is sent after the scheme. */
function whyNoToken(authorization: string | undefined): string {
  if (authorization === undefined) return 'The request has no Authorization header.'
  const [scheme = '', ...rest] = authorization.trim().split(/ +/)
  if (!/^bearer$/i.test(scheme)) {
    const known = knownSchemes.test(scheme) ? `, but ${scheme}` : ''
    const credentials =
      known !== '' && /^basic$/i.test(scheme)
        ? ' The client credentials are for the token endpoint only.'
        : ''
    return `The scheme of the Authorization header is not Bearer${known}.${credentials}`
  }
  const value = rest.join(' ')
  const end = 'in the Authorization header (RFC 6750 2.1).'
  if (value === '') return 'The Authorization header has the scheme Bearer, but no token after it.'
  if (/^bearer /i.test(value)) return `The word Bearer occurs twice ${end}`
  if (/^["'].*["']$/.test(value)) return `The token is in quotation marks ${end}`
  if (value.startsWith('[object '))
    return 'The bearer token is "[object Object]". The client sends an object, not its field access_token.'
  if (/^[<{$%].*/.test(value)) return `A placeholder in brackets stands where the token should be ${end}`
  if (/^\S+\s/.test(value)) return `The token has a space or a line end inside ${end}`
  return `The Authorization header has the scheme Bearer, but no valid token after it (RFC 6750 2.1).`
}

function unknownToken(contract: OperationContract, world: World, value: string): Rejection {
  const path = tokenPathOf(contract)
  const wrong = wrongCredential(world, value, path)
  if (wrong) return unusable(contract, 'token-known', wrong.reason, wrong.fix)
  const [sandboxId] = value.split('.', 1)
  const reason =
    unknownJwt(world, value) ??
    (sandboxId === world.sandboxId
      ? `The token was truncated or changed, or it was issued before this sandbox was reset or restored.${orDropped(world.tokens)}`
      : 'This mock did not issue the token. It comes from another environment or an earlier run.')
  return unusable(contract, 'token-known', reason, [`Get a token from POST ${path} of this mock.`])
}

function expired(contract: OperationContract, token: Principal, now: Instant): Rejection {
  const seconds = (token.expiresAt - token.issuedAt) / 1000
  const reason =
    `The token of ${token.clientId} expired at ${instant(token.expiresAt)}. It was issued at ` +
    `${instant(token.issuedAt)} for ${seconds} s. The sandbox's clock shows ${instant(now)}.`
  return new Rejection({
    ...unusable(contract, 'token-expired', reason, [
      'Get a new token before expires_in has passed, and again after a 401.',
    ]).options,
    state: { issuedAt: instant(token.issuedAt), expiredAt: instant(token.expiresAt), now: instant(now) },
    subject: token.digest,
  })
}
