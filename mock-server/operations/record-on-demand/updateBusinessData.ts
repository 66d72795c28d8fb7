import { assumed } from '../../../contracts/evidence.js'
import type { RecordingEvent } from '../../world/events.js'
import type { Operation } from '../operation.js'
import { describeRejection } from '../recording-controls/describe-rejection.js'
import { contactResponse } from './command-interaction.js'
import { segmentId } from '../../world/contacts.js'
import { findInteraction, interactionId } from './find-interaction.js'
import { reject } from './reject.js'

/** If a key occurs twice, the last value wins, in one request and across requests. */
export const updateBusinessData: Operation<'updateBusinessData'> = (world, call) => {
  const { conversation, recording } = findInteraction(world, call)
  const { recordingId, settling, businessData } = recording
  if (settling) {
    const { reason, fix } = describeRejection('locked', conversation, recording, 'start', 'record-on-demand')
    const evidence = assumed('record-on-demand-lock')
    throw reject(425, { rule: 'business-data-locked', reason, fix, evidence, subject: recordingId })
  }
  const attached = Object.assign({}, businessData, ...call.body) as Record<string, string>
  const updated: RecordingEvent = {
    type: 'RecordingUpdated',
    recordingId,
    changes: { businessData: attached },
  }
  const ids = { segmentId: segmentId(conversation), interactionId: interactionId(conversation) }
  return { events: [updated], response: contactResponse(conversation.contactId, true, ids) }
}
