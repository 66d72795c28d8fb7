import { newAccessKey } from '../cxone-authentication/createAccessKey.js'
import type { Operation } from '../operation.js'
import { asAcdDecision } from './acd-access-key.js'
import { requireAcdUser } from './require-acd.js'

export const createAcdAccessKey: Operation<'createAcdAccessKey'> = (world, call) => {
  requireAcdUser(world, call)
  return asAcdDecision(world, () => newAccessKey(world, call))
}
