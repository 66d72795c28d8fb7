import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { forbid, notFound, reject } from './reject.js'
import type { Principal, User } from '../../world/entities.js'

interface AcdRequest {
  readonly params: { readonly version: string }
  readonly principal: Principal
}

const newest = 34

/**
 * The user of the token, if the tenant has the native ACD and the version exists.
 * @throws {Rejection} 404 for an unknown version, 403 on a tenant without the native ACD
 */
export function requireAcdUser(world: World, { params, principal }: AcdRequest): User {
  requireVersion(world, params.version)
  if (world.tenant.product === 'multi-acd') throw noAcd(world)
  const user = principal.userId === undefined ? undefined : world.users.get(principal.userId)
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
