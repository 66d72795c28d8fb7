import { newAccessKey } from '../cxone-authentication/createAccessKey.js'
import type { Operation } from '../operation.js'
import { atTheAcd } from './accessKeys.js'
import { askingUser } from './acd.js'

export const createAcdAccessKey: Operation<'createAcdAccessKey'> = (world, call) => {
  askingUser(world, call)
  return atTheAcd(world, () => newAccessKey(world, call))
}
