import { digest, mint } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import type { Instant, Principal, User } from '../../world/entities.js'
import type { Event } from '../../world/events.js'
import type { Operation } from '../operation.js'
import { requireMayManage, requireRoom, userOfKey } from './manage-access-keys.js'

export const createAccessKey: Operation<'createAccessKey'> = (world, call) => {
  const { userId, agentId } = userOfKey(world, call.body)
  const { events, accessKeyId, accessKeySecret } = newAccessKey(world, { userId }, call)
  const { tenantId, busNo: billingId } = world.tenant
  const resultSet = { accessKeyId, accessKeySecret, isActive: true, userId, tenantId, agentId, billingId }
  return { events, response: { status: 200, body: { resultSet } } }
}

interface NewAccessKey {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly events: readonly Event[]
}

/**
 * Creates an access key. Only this response contains its secret.
 * @throws {Rejection} 403, or 503 when there are too many
 */
export function newAccessKey(
  world: World,
  { userId }: Pick<User, 'userId'>,
  { principal, now }: { readonly principal: Principal; readonly now: Instant },
): NewAccessKey {
  requireMayManage(world, principal, userId)
  requireRoom(world)
  const accessKeyId = `${world.sandboxId}.${mint(world, `access-key-id/${userId}`).slice(0, 16)}`
  const accessKeySecret = `mock_${mint(world, `access-key-secret/${userId}`)}`
  const accessKey = {
    accessKeyId,
    userId,
    secretDigest: digest(accessKeySecret),
    isActive: true,
    createdAt: now,
  }
  return { events: [{ type: 'AccessKeyCreated', accessKey }], accessKeyId, accessKeySecret }
}
