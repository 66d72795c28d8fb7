import type { Operation } from '../operation.js'
import { acdKey, acdKeyView } from './acd-access-key.js'

export const getAcdAccessKey: Operation<'getAcdAccessKey'> = (world, call) => {
  const accessKey = acdKeyView(world, acdKey(world, call))
  return { response: { status: 200, body: { accessKey } } }
}
