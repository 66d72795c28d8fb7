import type { Operation } from '../operation.js'
import { managedKey } from './manage-access-keys.js'

export const deleteAccessKey: Operation<'deleteAccessKey'> = (world, call) => {
  const { accessKeyId } = managedKey(world, call)
  return { events: [{ type: 'AccessKeyDeleted', accessKeyId, at: call.now }], response: { status: 200 } }
}
