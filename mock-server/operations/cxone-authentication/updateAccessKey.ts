import type { Operation } from '../operation.js'
import { noSuchKey, requireMayManage } from './manageAccessKeys.js'

/** Activates or deactivates an access key. */
export const updateAccessKey: Operation<'updateAccessKey'> = (world, { params, body, principal }) => {
  const { accessKeyId } = params
  const { isActive } = body
  const key = world.accessKeys.get(accessKeyId)
  if (!key) throw noSuchKey(world, accessKeyId)
  requireMayManage(world, principal, key.userId)
  return {
    events: key.isActive === isActive ? [] : [{ type: 'AccessKeyChanged', accessKeyId, isActive }],
    answer: { status: 200, body: { resultSet: { accessKeyId, isActive, userId: key.userId } } },
  }
}
