import { accessKeyPermission } from '../../../contracts/api/cxone-authentication/access-keys.js'
import { assumed, niceDeveloperPortal } from '../../../contracts/evidence.js'
import type { Event } from '../../world/events.js'
import type { World } from '../../world/world.js'
import { Rejection } from '../rejection.js'
import type { Principal, User } from '../../world/entities.js'

/** An access key as returned, and its events. */
export interface AccessKeyOutcome {
  readonly resultSet: object
  readonly events: readonly Event[]
}

/** The owner of a new key. @throws {Rejection} 404, or 400 under a variant */
export function userOfKey(
  world: World,
  { userId, tenantId }: { readonly userId: string; readonly tenantId: string },
): User {
  const { users, tenant } = world
  const user = users.get(userId)
  if (user && tenantId === tenant.tenantId) return user
  const reason = user
    ? `The tenantId is not that of this sandbox, ${tenant.tenantId}.`
    : `This sandbox has no user ${JSON.stringify(userId.slice(0, 80))}.`
  throw unknown(world, 'access-key-user', reason, 'Send the userId and the tenantId of the id_token.')
}

/** @throws {Rejection} 403 for the key of another user, without the permission Access Key */
export function requireMayManage(world: World, { userId, digest: subject }: Principal, owner: string): void {
  if (userId === owner || world.assumptions['access-key-permission'] === 'any') return
  if (world.users.get(userId ?? '')?.permissions.includes(accessKeyPermission)) return
  throw new Rejection({
    kind: 'forbidden',
    status: 403,
    code: 'forbidden',
    message: 'The access keys of another user are not yours to manage',
    rule: 'access-key-owner',
    evidence: niceDeveloperPortal(
      '"Access Key" allows the user to manage access keys for others',
      'Documentation/UserHubGettingStarted',
    ),
    reason: `The token belongs to user ${userId}, but the key belongs to user ${owner}.`,
    fix: [
      `Use a token of the owner of the key, or give a role of the user the permission ${accessKeyPermission}.`,
    ],
    subject,
  })
}

export function noSuchKey(world: World, accessKeyId: string): Rejection {
  const reason = `This sandbox has no access key ${JSON.stringify(accessKeyId.slice(0, 80))}.`
  return unknown(
    world,
    'access-key-known',
    reason,
    'Send the accessKeyId from the response that created the key.',
  )
}

/** No operation deletes an access key, so their number is limited. */
const maxKeys = 10_000

/** @throws {Rejection} 503, which is a limit of the mock and not of the API */
export function requireRoom({ sandboxId, accessKeys }: World): void {
  if (accessKeys.size < maxKeys) return
  const message = `Sandbox ${sandboxId} has ${maxKeys} access keys, which is the limit.`
  throw new Rejection({
    kind: 'not-implemented',
    status: 503,
    code: 'service.unavailable',
    message,
    rule: 'access-key-count',
    reason: message,
    fix: ['Reset the sandbox, or use a new one.'],
  })
}

function unknown({ assumptions }: World, rule: string, reason: string, fix: string): Rejection {
  const known = assumptions['access-key-unknown'] === 'not-found-404'
  return new Rejection({
    ...(known
      ? { kind: 'not-found', status: 404, code: 'not.found' }
      : { kind: 'request', status: 400, code: 'bad.request' }),
    message: reason,
    rule,
    evidence: assumed('access-key-unknown'),
    reason,
    fix: [fix],
  })
}
