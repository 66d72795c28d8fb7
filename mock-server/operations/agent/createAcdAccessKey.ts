import { newAccessKey } from '../cxone-authentication/createAccessKey.js'
import type { Operation } from '../operation.js'
import { atTheAcd } from './access-keys.js'
import { askingUser } from './require-acd.js'

export const createAcdAccessKey: Operation<'createAcdAccessKey'> = (world, call) => {
  askingUser(world, call)
  return atTheAcd(world, () => newAccessKey(world, call))
}
