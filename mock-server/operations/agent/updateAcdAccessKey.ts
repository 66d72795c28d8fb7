import { changedAccessKey } from '../cxone-authentication/updateAccessKey.js'
import type { Operation } from '../operation.js'
import { missing, withAcdRejections } from './acd-access-key.js'
import { requireAcdUser } from './require-acd.js'

export const updateAcdAccessKey: Operation<'updateAcdAccessKey'> = (world, call) => {
  requireAcdUser(world, call)
  const isActive = call.query.get('isActive')
  if (isActive === null && world.assumptions['acd-access-key-without-parameter'] !== 'accepted') {
    throw missing('isActive', 'false')
  }
  const { events } = withAcdRejections(world, () =>
    changedAccessKey(world, call, isActive === null ? undefined : isActive === 'true'),
  )
  return { events, response: { status: 200 } }
}
