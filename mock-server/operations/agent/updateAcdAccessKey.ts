import { changedAccessKey } from '../cxone-authentication/updateAccessKey.js'
import type { Operation } from '../operation.js'
import { asAcdDecision } from './acd-access-key.js'
import { requireAcdUser } from './require-acd.js'

export const updateAcdAccessKey: Operation<'updateAcdAccessKey'> = (world, call) => {
  requireAcdUser(world, call)
  return asAcdDecision(world, () => changedAccessKey(world, call))
}
