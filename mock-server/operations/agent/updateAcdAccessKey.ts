import { activation } from '../cxone-authentication/updateAccessKey.js'
import type { Operation } from '../operation.js'
import { acdKey, missing } from './acd-access-key.js'

export const updateAcdAccessKey: Operation<'updateAcdAccessKey'> = (world, call) => {
  const key = acdKey(world, call)
  const isActive = call.query.get('isActive')
  if (isActive === null && world.assumptions['acd-access-key-without-parameter'] !== 'accepted') {
    throw missing('isActive', 'false')
  }
  return {
    events: isActive === null ? [] : activation(key, isActive === 'true'),
    response: { status: 200 },
  }
}
