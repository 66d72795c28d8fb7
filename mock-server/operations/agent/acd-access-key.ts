import type { AccessKeyOutcome } from '../cxone-authentication/manage-access-keys.js'
import type { Decision } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { World } from '../../world/world.js'
import { forbid, reject } from './reject.js'

/** Converts a decision of UserHub about an access key to the responses of the ACD. */
export function asAcdDecision(world: World, decide: () => AccessKeyOutcome): Decision {
  const { resultSet, events } = convertRejections(world, decide)
  const body = world.assumptions['acd-access-key-body'] === 'as-userhub' ? { resultSet } : resultSet
  return { events, response: { status: 200, body } }
}

function convertRejections<Value>(world: World, decide: () => Value): Value {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    const { status, message, code: _, kind: __, ...details } = error.options
    if (status === 403) throw forbid(world, details)
    throw reject(status, message, details)
  }
}
