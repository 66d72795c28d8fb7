import type { AccessKeyOutcome } from '../cxone-authentication/manage-access-keys.js'
import type { Outcome } from '../operation.js'
import { Problem } from '../problem.js'
import type { World } from '../../world/world.js'
import { forbid, refuse } from './reject.js'

/** What UserHub decides about an access key, in the words of the ACD. */
export function atTheAcd(world: World, decide: () => AccessKeyOutcome): Outcome {
  const { resultSet, events } = inWordsOfTheAcd(world, decide)
  const body = world.assumptions['acd-access-key-body'] === 'as-userhub' ? { resultSet } : resultSet
  return { events, answer: { status: 200, body } }
}

function inWordsOfTheAcd<Value>(world: World, decide: () => Value): Value {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { status, message, code: _, kind: __, ...refusal } = error.options
    if (status === 403) throw forbid(world, refusal)
    throw refuse(status, message, refusal)
  }
}
