import type { World } from '../../world/world.js'
import type { OperationCall, Operation } from '../operation.js'
import { noSuchKey, requireMayManage, type AccessKeyOutcome } from './manage-access-keys.js'

export const updateAccessKey: Operation<'updateAccessKey'> = (world, call) => {
  const { resultSet, events } = changedAccessKey(world, call)
  return { events, response: { status: 200, body: { resultSet } } }
}

/**
 * Activates or deactivates an access key.
 * @throws {Rejection} 403 or 404
 */
export function changedAccessKey(
  world: World,
  { params, body, principal }: Pick<OperationCall<'updateAccessKey'>, 'params' | 'body' | 'principal'>,
): AccessKeyOutcome {
  const { accessKeyId } = params
  const { isActive } = body
  const key = world.accessKeys.get(accessKeyId)
  if (!key) throw noSuchKey(world, accessKeyId)
  requireMayManage(world, principal, key.userId)
  return {
    events: key.isActive === isActive ? [] : [{ type: 'AccessKeyChanged', accessKeyId, isActive }],
    resultSet: { accessKeyId, isActive, userId: key.userId },
  }
}
