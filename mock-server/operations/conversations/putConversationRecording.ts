import { genesysClass } from '../../../contracts/evidence.js'
import type { RecordingChanges, RecordingEvent } from '../../world/events.js'
import { evolve } from '../../world/recordings/evolve.js'
import type { Operation } from '../operation.js'
import { findConversation, findRecording } from './find-conversation.js'
import { presentRecording } from './present-conversation.js'

export const putConversationRecording: Operation<'putConversationRecording'> = (world, call) => {
  const conversation = findConversation(
    world,
    call.principal,
    call.params.conversationId,
    genesysClass('recording'),
  )
  const recording = findRecording(world, conversation, call.params.recordingId)
  const { name, archiveDate, deleteDate } = call.body
  const changes: RecordingChanges = {
    ...(name === undefined ? {} : { name }),
    ...(archiveDate === undefined ? {} : { archiveDate: dateOf(archiveDate) }),
    ...(deleteDate === undefined ? {} : { deleteDate: dateOf(deleteDate) }),
  }
  const updated: RecordingEvent = { type: 'RecordingUpdated', recordingId: recording.recordingId, changes }
  const body = presentRecording(world, evolve(recording, updated), call.now)
  return { events: [updated], response: { status: 200, body } }
}

function dateOf(date: string | null): number | null {
  return date === null ? null : Date.parse(date)
}
