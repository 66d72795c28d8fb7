import {
  accessKeyPermission,
  ownAccessKeyPermission,
} from '../../../contracts/api/cxone-authentication/access-keys.js'
import { assumed, cxoneSpec, type Evidence, niceDeveloperPortal, rfc } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { Rejection } from '../rejection.js'
import type { AccessKey, Principal, User } from '../../world/entities.js'

/** The owner of a new key. @throws {Rejection} 400, or 404 under a variant */
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
  const rejection = {
    rule: 'access-key-user',
    reason,
    fix: ['Send the userId and the tenantId of the id_token.'],
    evidence: assumed('access-key-unknown'),
  }
  throw world.assumptions['access-key-unknown'] === 'not-found-404'
    ? notFound(rejection)
    : new Rejection({ kind: 'request', status: 400, code: 'bad.request', message: reason, ...rejection })
}

/** Whether the user of a token may manage the access keys of `owner`. */
export function mayManage(world: World, { userId = '' }: Principal, owner: string): boolean {
  const variant = world.assumptions['access-key-permission']
  const permissions = world.users.get(userId)?.permissions ?? []
  if (variant === 'any' || permissions.includes(accessKeyPermission)) return true
  return userId === owner && (variant === 'own' || permissions.includes(ownAccessKeyPermission))
}

/** @throws {Rejection} 403 without the permission Access Key, or My Access Key for an own key */
export function requireMayManage(world: World, principal: Principal, owner: string): void {
  if (mayManage(world, principal, owner)) return
  const { userId = '', digest: subject } = principal
  const needed = userId === owner ? ownAccessKeyPermission : accessKeyPermission
  throw new Rejection({
    kind: 'forbidden',
    status: 403,
    code: 'forbidden',
    message: `The permission ${needed} is missing`,
    rule: 'access-key-owner',
    evidence: niceDeveloperPortal(
      '"My Access Key" allows the user to manage access keys for that user\'s own account, "Access Key" those for others',
      'Documentation/UserHubGettingStarted',
    ),
    statusEvidence: cxoneSpec,
    bodyEvidence: cxoneSpec,
    reason: `The token belongs to user ${userId} and the key to user ${owner}. The permission ${needed} is missing.`,
    allowed: [`a token of a user with the permission ${needed}`],
    fix: [`Give a role of the user the permission ${needed}: add it to permissions in the scenario.`],
    subject,
  })
}

/** A key that the user of the token may manage. @throws {Rejection} 404 or 403 */
export function managedKey(
  world: World,
  { params, principal }: { readonly params: { readonly accessKeyId: string }; readonly principal: Principal },
  isMeant: (key: AccessKey) => boolean = () => true,
): AccessKey {
  const key = world.accessKeys.get(params.accessKeyId)
  if (!key || !isMeant(key)) throw noSuchKey(params.accessKeyId, key !== undefined)
  requireMayManage(world, principal, key.userId)
  return key
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

function noSuchKey(accessKeyId: string, exists: boolean): Rejection {
  const id = JSON.stringify(accessKeyId.slice(0, 80))
  return notFound({
    rule: 'access-key-known',
    reason: exists
      ? `Access key ${id} does not belong to the userId and the tenantId in the query.`
      : `This sandbox has no access key ${id}.`,
    fix: ['Send the accessKeyId from the response that created the key.'],
    evidence: rfc('RFC 9110 15.5.5'),
    statusEvidence: cxoneSpec,
    bodyEvidence: cxoneSpec,
  })
}

interface NotFound {
  readonly rule: string
  readonly reason: string
  readonly fix: readonly string[]
  readonly evidence: Evidence
  readonly statusEvidence?: Evidence
  readonly bodyEvidence?: Evidence
}

function notFound(details: NotFound): Rejection {
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: details.reason,
    ...details,
  })
}

/** The fields of a key that every service shows. */
export function shownKey({ users, tenant }: World, { userId, isActive }: AccessKey) {
  const agentId = users.get(userId)?.agentId ?? 0
  return { userId, tenantId: tenant.tenantId, agentId, billingId: tenant.busNo, isActive }
}
