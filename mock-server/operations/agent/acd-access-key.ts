import { assumed } from '../../../contracts/evidence.js'
import type { AccessKey } from '../../world/entities.js'
import { Rejection } from '../rejection.js'
import type { World } from '../../world/world.js'
import { managedKey, shownKey } from '../cxone-authentication/manage-access-keys.js'
import type { OperationCall } from '../operation.js'
import { forbid, reject } from './reject.js'
import { requireAcdUser } from './require-acd.js'

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

type KeyCall = OperationCall<'getAcdAccessKey' | 'updateAcdAccessKey' | 'deleteAcdAccessKey'>

/** The key in the path. @throws {Rejection} 403 or 404 */
export function acdKey(world: World, call: KeyCall): AccessKey {
  requireAcdUser(world, call)
  return withAcdRejections(world, () => managedKey(world, call))
}

/** A key as the ACD shows it. */
export function acdKeyView(world: World, key: AccessKey) {
  const { agentId, billingId, isActive } = shownKey(world, key)
  return { accessKeyId: key.accessKeyId, agentId, billingId, isActive }
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
