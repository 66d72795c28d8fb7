import { digest, mint } from '../../world/digest.js'
import type { World } from '../../world/world.js'
import type { OperationCall, Operation } from '../operation.js'
import { requireMayManage, userOfKey, type AccessKeyOutcome } from './manage-access-keys.js'

export const createAccessKey: Operation<'createAccessKey'> = (world, call) => {
  const { resultSet, events } = newAccessKey(world, call)
  return { events, response: { status: 200, body: { resultSet } } }
}

/**
 * Creates an access key. Only this response contains its secret.
 * @throws {Rejection} 403 or 404
 */
export function newAccessKey(
  world: World,
  { body, principal, now }: Pick<OperationCall<'createAccessKey'>, 'body' | 'principal' | 'now'>,
): AccessKeyOutcome {
  const { userId } = userOfKey(world, body)
  requireMayManage(world, principal, userId)
  const accessKeyId = `${world.sandboxId}.${mint(world, `access-key-id/${userId}`).slice(0, 16)}`
  const accessKeySecret = `mock_${mint(world, `access-key-secret/${userId}`)}`
  const accessKey = {
    accessKeyId,
    userId,
    secretDigest: digest(accessKeySecret),
    isActive: true,
    createdAt: now,
  }
  return {
    events: [{ type: 'AccessKeyCreated', accessKey }],
    resultSet: { accessKeyId, accessKeySecret, isActive: true, userId },
  }
}
