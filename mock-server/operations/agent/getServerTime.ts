import { instant } from '../instant.js'
import type { Operation } from '../operation.js'
import { requireAcd } from './require-acd.js'

export const getServerTime: Operation<'getServerTime'> = (world, call) => {
  requireAcd(world, call)
  return { response: { status: 200, body: { ServerTime: instant(call.now) } } }
}
