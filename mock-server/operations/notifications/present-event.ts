import { presentConversation } from '../conversations/present-conversation.js'
import type { World } from '../../world/world.js'
import type { Conversation } from '../../world/entities.js'

type Fields = Readonly<Record<string, unknown>>

/** The conversation in an event of `v2.users.{id}.conversations`. */
export function conversationEvent(world: World, conversation: Conversation): Fields {
  const { id, participants, recordingState, securePause, divisions } = presentConversation(
    world,
    conversation,
  )
  return { id, participants, recordingState, securePause, divisions }
}

/** The same in an event of `…conversations.calls`, where each participant has the fields of its call. */
export function callEvent(world: World, conversation: Conversation): Fields {
  const { id, participants, recordingState, securePause, divisions } = presentConversation(
    world,
    conversation,
  )
  return {
    id,
    participants: (participants as readonly Fields[]).map(ofCall),
    otherMediaUris: [],
    recordingState: String(recordingState).toLowerCase(),
    securePause,
    divisions,
  }
}

function ofCall({ calls, userId, ...participant }: Fields): Fields {
  const [{ id: _, recordingId: __, disconnectedTime: ___, ...call } = {}] = calls as readonly Fields[]
  return { ...participant, ...call, user: userId === undefined ? undefined : { id: userId } }
}
