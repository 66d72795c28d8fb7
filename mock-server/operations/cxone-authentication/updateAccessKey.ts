import type { AccessKey } from '../../world/entities.js'
import type { Event } from '../../world/events.js'
import type { Operation } from '../operation.js'
import { managedKey } from './manage-access-keys.js'

export const updateAccessKey: Operation<'updateAccessKey'> = (world, call) => {
  const userId = call.query.get('userId')
  const tenantId = call.query.get('tenantId')
  const key = managedKey(
    world,
    call,
    (each) =>
      (userId === null || userId === each.userId) &&
      (tenantId === null || tenantId === world.tenant.tenantId),
  )
  return { events: activation(key, call.body.isActive), response: { status: 200 } }
}

/** The events that activate or deactivate a key: none if nothing changes. */
export function activation({ accessKeyId, isActive }: AccessKey, wanted: boolean): readonly Event[] {
  return isActive === wanted ? [] : [{ type: 'AccessKeyChanged', accessKeyId, isActive: wanted }]
}
