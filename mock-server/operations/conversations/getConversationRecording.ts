import { genesysClass } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { findConversation, findRecording } from './find-conversation.js'
import { isTranscoding, presentRecording } from './present-conversation.js'

export const getConversationRecording: Operation<'getConversationRecording'> = (world, call) => {
  const conversation = findConversation(
    world,
    call.principal,
    call.params.conversationId,
    genesysClass('recording'),
  )
  const recording = findRecording(world, conversation, call.params.recordingId)
  const status = isTranscoding(world, recording, call.now) ? 202 : 200
  return { response: { status, body: presentRecording(world, recording, call.now) } }
}
