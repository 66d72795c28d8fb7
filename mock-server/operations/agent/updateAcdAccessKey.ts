import { changedAccessKey } from '../cxone-authentication/updateAccessKey.js'
import type { Operation } from '../operation.js'
import { atTheAcd } from './access-keys.js'
import { askingUser } from './require-acd.js'

export const updateAcdAccessKey: Operation<'updateAcdAccessKey'> = (world, call) => {
  askingUser(world, call)
  return atTheAcd(world, () => changedAccessKey(world, call))
}
