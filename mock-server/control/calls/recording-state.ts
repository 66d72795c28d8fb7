import { isUnsettled, unsettledStates } from '../../../contracts/lifecycle/states.js'
import type { CallState, RecordingState } from '../../../contracts/lifecycle/row.js'
import * as control from '../../../generated/control.js'
import type { Conversation, Instant } from '../../world/entities.js'
import type { RecordingEvent } from '../../world/events.js'
import { settleMs, settleTimes } from '../../world/start/settle.js'
import type { World } from '../../world/world.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'

/** A state to set for the recording of a call. */
export interface NewRecordingState {
  readonly state: RecordingState
  /** How long an unsettled state lasts, for example `2s`. Default: the settle time of the sandbox. */
  readonly settle?: string | number
}

/**
 * The event that sets the state of a recording.
 * @throws {ControlError} 400 for another state or without a settle time, 409 when the call cannot have the state
 */
export function recordingSet(
  world: World,
  { conversationId, recordingId, state: call }: Conversation,
  to: NewRecordingState,
  at: Instant,
): RecordingEvent {
  const { state, settle } = parse(control.recordingState, to, 'recording state') as NewRecordingState
  requirePossible(conversationId, call, state)
  if (!isUnsettled(state)) return { type: 'RecordingSet', recordingId, state, at }
  const ms = settleMs(settle === undefined ? world.settle : settleTimes(settle), state)
  if (ms === 0) {
    throw new ControlError(
      400,
      `The state ${state} needs a settle time. Set settle, for example {"state":"${state}","settle":"2s"}.`,
    )
  }
  const { until } = unsettledStates[state]
  return { type: 'RecordingSet', recordingId, state: until, settling: { state, at: at + ms }, at }
}

/** @throws {ControlError} 409: only a connected call is being recorded, and an alerting call has no recording yet */
function requirePossible(conversationId: string, call: CallState, state: RecordingState): void {
  const atRest = state === 'idle' || state === 'stopped' || state === 'declined'
  if (call === 'connected' || state === 'idle' || (call === 'ended' && atRest)) return
  throw new ControlError(
    409,
    `The recording of call ${conversationId} cannot be ${state} because the call is ${call}. ` +
      'Use a connected call.',
  )
}
