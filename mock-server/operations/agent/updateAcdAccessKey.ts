import { changedAccessKey } from '../cxone-authentication/updateAccessKey.js'
import type { Operation } from '../operation.js'
import { atTheAcd } from './accessKeys.js'
import { askingUser } from './acd.js'

export const updateAcdAccessKey: Operation<'updateAcdAccessKey'> = (world, call) => {
  askingUser(world, call)
  return atTheAcd(world, () => changedAccessKey(world, call))
}
