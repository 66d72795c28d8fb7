import type { Operation } from '../operation.js'
import { acdKey } from './acd-access-key.js'

export const deleteAcdAccessKey: Operation<'deleteAcdAccessKey'> = (world, call) => {
  const { accessKeyId } = acdKey(world, call)
  return { events: [{ type: 'AccessKeyDeleted', accessKeyId, at: call.now }], response: { status: 200 } }
}
