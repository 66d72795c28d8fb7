import type { Conversation, Instant } from '../world/entities.js'
import type { Event } from '../world/events.js'
import type { World } from '../world/world.js'
import { screensEndedBy } from './record-on-demand/screen-recording.js'
import { finishWithCall } from './recording-controls/decide-command.js'

/** What happens when a call ends: its recording finishes. */
export function callEnds(world: World, conversation: Conversation, at: Instant): readonly Event[] {
  const { conversationId } = conversation
  return [
    ...finishWithCall(world, conversation, at),
    ...screensEndedBy(world, conversation, at),
    { type: 'CallEnded', conversationId, at },
  ]
}
