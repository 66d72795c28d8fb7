import type { Operation } from '../operation.js'
import { findConversation, findParticipant } from './find-conversation.js'

export const patchConversationParticipantAttributes: Operation<'patchConversationParticipantAttributes'> = (
  world,
  { params, principal, body },
) => {
  const conversation = findConversation(world, principal, params.conversationId)
  const { participantId } = findParticipant(conversation, params.participantId)
  const { conversationId } = conversation
  const { attributes } = body
  return {
    events: [{ type: 'ParticipantChanged', conversationId, participantId, attributes }],
    response: { status: 202 },
  }
}
