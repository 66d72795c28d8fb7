import type { Assumptions, ChosenAssumptions } from '../../../contracts/register/ambiguities.js'
import * as control from '../../../generated/control.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { assume } from '../../world/start/assume.js'
import type { SettleTimes } from '../../world/entities.js'
import type { Event } from '../../world/events.js'
import { settleAssumed, settleTimes, type Settle } from '../../world/start/settle.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'

/** Chooses variants of the ambiguity register. Entries that are not named keep theirs. */
export function setAssumptions(sandbox: Sandbox, chosen: ChosenAssumptions): Assumptions {
  parse(control.assumptions, chosen, 'assumptions')
  const { world } = sandbox
  const assumptions = checked(() => assume({ ...world.assumptions, ...chosen }))
  const events: Event[] = [{ type: 'AssumptionsChanged', assumptions }]
  if (Object.hasOwn(chosen, 'commands-in-work')) {
    events.push({ type: 'SettleChanged', settle: settleTimes(settleAssumed(assumptions)) })
  }
  sandbox.commit(events, 'control')
  return assumptions
}

/** Sets how long commands take to settle. Commands that are being processed keep their time. */
export function setSettle(sandbox: Sandbox, given: Settle): SettleTimes {
  parse(control.settle, given, 'settle time')
  const settle = checked(() => settleTimes(given))
  sandbox.commit([{ type: 'SettleChanged', settle }], 'control')
  return settle
}

function checked<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw error instanceof RangeError ? new ControlError(400, error.message) : error
  }
}
