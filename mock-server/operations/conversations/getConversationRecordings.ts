import { genesysClass } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { findConversation, isListed } from './find-conversation.js'
import { isTranscoding, presentRecording } from './present-conversation.js'

export const getConversationRecordings: Operation<'getConversationRecordings'> = (world, call) => {
  const { recordingId } = findConversation(
    world,
    call.principal,
    call.params.conversationId,
    genesysClass('recording'),
  )
  const recording = world.recordings.get(recordingId)
  if (!recording || !isListed(world, recording)) return { response: { status: 200, body: [] } }
  if (isTranscoding(world, recording, call.now)) return { response: { status: 202, body: [] } }
  return { response: { status: 200, body: [presentRecording(world, recording, call.now)] } }
}
