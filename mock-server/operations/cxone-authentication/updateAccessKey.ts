import type { World } from '../../world/world.js'
import type { Principal } from '../../world/entities.js'
import type { Operation } from '../operation.js'
import { noSuchKey, requireMayManage, type AccessKeyOutcome } from './manage-access-keys.js'

export const updateAccessKey: Operation<'updateAccessKey'> = (world, call) => {
  const { resultSet, events } = changedAccessKey(world, call, call.body.isActive)
  return { events, response: { status: 200, body: { resultSet } } }
}

interface AccessKeyCall {
  readonly params: { readonly accessKeyId: string }
  readonly principal: Principal
}

/**
 * Activates or deactivates an access key.
 * @param isActive undefined changes nothing
 * @throws {Rejection} 403 or 404
 */
export function changedAccessKey(
  world: World,
  { params, principal }: AccessKeyCall,
  isActive: boolean | undefined,
): AccessKeyOutcome {
  const { accessKeyId } = params
  const key = world.accessKeys.get(accessKeyId)
  if (!key) throw noSuchKey(world, accessKeyId)
  requireMayManage(world, principal, key.userId)
  return {
    events:
      isActive === undefined || key.isActive === isActive
        ? []
        : [{ type: 'AccessKeyChanged', accessKeyId, isActive }],
    resultSet: { accessKeyId, isActive: isActive ?? key.isActive, userId: key.userId },
  }
}
