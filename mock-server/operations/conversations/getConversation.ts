import type { Operation } from '../operation.js'
import { findConversation } from './find-conversation.js'
import { presentConversation } from './present-conversation.js'

export const getConversation: Operation<'getConversation'> = (world, { params, principal }) => {
  const conversation = findConversation(world, principal, params.conversationId)
  return { response: { status: 200, body: presentConversation(world, conversation) } }
}
