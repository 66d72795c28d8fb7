import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { isHeld } from '../../world/recordings/holds.js'
import { segmentId } from '../../world/contacts.js'
import { findInteraction, interactionId } from './find-interaction.js'
import type { SettledState } from '../../../contracts/lifecycle/row.js'

type Status = 'Recording' | 'Stopped' | 'NoRecording'

/** The current state. A command that is still being processed has not changed it yet. */
export const getRecordingStatus: Operation<'getRecordingStatus'> = (world, call) => {
  const { conversation, recording } = findInteraction(world, call)
  const { state, startTime } = recording
  const suppressed =
    state === 'recording' &&
    isHeld(conversation) &&
    world.assumptions['recording-while-held'] === 'suppressed'
  const stopped = suppressed || (state === 'declined' && startTime !== undefined)
  const status = stopped ? 'Stopped' : statusOf(world, state)
  const body = {
    contactId: String(conversation.contactId),
    segmentId: segmentId(conversation),
    interactionId: interactionId(conversation),
    statusReason: suppressed ? 'Hold' : reasonOf(world, state),
    recordingStatusToAgent: status,
    recordingStatusFromAgent: status,
  }
  return { response: { status: 200, body } }
}

function statusOf({ assumptions }: World, state: SettledState): Status {
  if (state === 'masked')
    return assumptions['recording-status-while-masked'] === 'recording' ? 'Recording' : 'Stopped'
  return statuses[state]
}

const statuses: Readonly<Record<Exclude<SettledState, 'masked'>, Status>> = {
  idle: 'NoRecording',
  recording: 'Recording',
  stopped: 'Stopped',
  declined: 'NoRecording',
}

const reasons = {
  recording: 'RecordOnDemand',
  masked: 'Mask',
  stopped: 'StopOnDemand',
  declined: 'CustomerDisconsent',
} as const

/** JSON omits `undefined`. */
function reasonOf({ assumptions }: World, state: SettledState): string | undefined {
  if (state !== 'idle') return reasons[state]
  return assumptions['recording-status-when-idle'] === 'policy' ? 'Policy' : undefined
}
