import { assumed, cxoneSpec } from '../../../contracts/evidence.js'
import type { User } from '../../world/users.js'
import type { Principal, World } from '../../world/world.js'
import { Problem } from '../problem.js'

/** The user whom a key is to belong to. @throws {Problem} 404 */
export function userOfKey(
  { users, tenant }: World,
  { userId, tenantId }: { readonly userId: string; readonly tenantId: string },
): User {
  const user = users.get(userId)
  if (user && tenantId === tenant.tenantId) return user
  const why = user
    ? `The tenantId is not that of this sandbox, ${tenant.tenantId}.`
    : `This sandbox has no user ${JSON.stringify(userId.slice(0, 80))}.`
  throw notFound('access-key-user', why, 'Send userId and tenantId as the id_token has them.')
}

/** @throws {Problem} 403 for the key of somebody else */
export function requireMayManage(world: World, { userId, digest: subject }: Principal, owner: string): void {
  if (userId === owner || world.assumptions['access-key-permission'] === 'any') return
  throw new Problem({
    kind: 'forbidden',
    status: 403,
    code: 'forbidden',
    message: 'The access keys of another user are not yours to manage',
    rule: 'access-key-owner',
    evidence: assumed('access-key-permission'),
    why: `The token is of user ${userId}, the key of user ${owner}.`,
    fix: ['Use a token of the user whose key it is.'],
    subject,
  })
}

export function noSuchKey(accessKeyId: string): Problem {
  const why = `This sandbox has no access key ${JSON.stringify(accessKeyId.slice(0, 80))}.`
  return notFound('access-key-known', why, 'Send the accessKeyId of the answer that made it.')
}

function notFound(rule: string, why: string, fix: string): Problem {
  return new Problem({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: why,
    rule,
    evidence: cxoneSpec,
    why,
    fix: [fix],
  })
}
