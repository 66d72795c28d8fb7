import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { forbid, notFound, reject } from './reject.js'
import type { Principal, User } from '../../world/entities.js'

interface AcdRequest {
  readonly params: { readonly version: string }
  readonly principal: Principal
}

const newest = 34

/** @throws {Rejection} 404 for an unknown version, 403 on a tenant without the native ACD */
export function requireAcd(world: World, { params }: Pick<AcdRequest, 'params'>): void {
  requireVersion(world, params.version)
  if (world.tenant.product === 'multi-acd') throw noAcd(world)
}

/**
 * The user of the token, if the tenant has the native ACD and the version exists.
 * @throws {Rejection} as `requireAcd`; 403, or 401 under a variant, for a token without a user
 */
export function requireAcdUser(world: World, { params, principal }: AcdRequest): User {
  requireAcd(world, { params })
  if (principal.userId === undefined) throw withoutUser(world)
  const user = world.users.get(principal.userId)
  if (user) return user
  throw reject(401, 'Unauthorized', {
    rule: 'token-of-a-user',
    reason: 'The user of the token no longer exists.',
    fix: ['Get a token for a user of this sandbox.'],
  })
}

function requireVersion({ assumptions }: World, version: string): void {
  const written = assumptions['in-contact-api-case'] === 'any' ? version.toLowerCase() : version
  const number = /^v([1-9]\d?)\.0$/.exec(written)?.[1]
  if (number !== undefined && Number(number) <= newest) return
  const details = {
    rule: 'version',
    evidence: assumed('in-contact-api-version'),
    reason: `${JSON.stringify(version.slice(0, 40))} is not a version. Versions are v1.0 to v${newest}.0.`,
    allowed: [`v${newest}.0`],
    fix: [`Send /inContactAPI/services/v${newest}.0/….`],
  }
  throw assumptions['in-contact-api-version'] === 'not-found-404'
    ? notFound(details)
    : reject(400, 'Invalid version', details)
}

function noAcd(world: World) {
  const details = {
    rule: 'native-acd',
    evidence: assumed('agent-product'),
    reason: `Tenant ${world.tenant.name} has only Multi-ACD, but this API belongs to CXone's own ACD.`,
    fix: ['On Multi-ACD, use Record on Demand: /interaction-recording-management-service/v1/interactions/….'],
  }
  return world.assumptions['agent-product'] === 'forbidden-403' ? forbid(world, details) : notFound(details)
}

/** The Client grant of the older token service issues tokens without a user. */
function withoutUser(world: World) {
  const details = {
    rule: 'token-of-a-user',
    evidence: assumed('in-contact-client-token'),
    reason: 'The token comes from the Client grant, so it has no user. This request needs an agent.',
    fix: ['Get a token with grant_type=password, or for an access key.'],
  }
  return world.assumptions['in-contact-client-token'] === 'forbidden-403'
    ? forbid(world, details)
    : reject(401, 'Unauthorized', details)
}
