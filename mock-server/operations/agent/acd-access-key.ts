import { assumed } from '../../../contracts/evidence.js'
import { Rejection } from '../rejection.js'
import type { World } from '../../world/world.js'
import { forbid, reject } from './reject.js'

/** Decides as UserHub does, with the rejections of the ACD. */
export function withAcdRejections<Value>(world: World, decide: () => Value): Value {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    const { status, message, code: _, kind: __, ...details } = error.options
    if (status === 403) throw forbid(world, details)
    throw reject(status, message, details)
  }
}

/** The rejection of a request without its parameter, which NICE does not mark as required. */
export function missing(name: string, example: string): Rejection {
  return reject(400, `${name} is required`, {
    rule: `${name}-present`,
    evidence: assumed('acd-access-key-without-parameter'),
    reason: `The query has no ${name}.`,
    fix: [`Send ${name}=${example} in the query.`],
  })
}
