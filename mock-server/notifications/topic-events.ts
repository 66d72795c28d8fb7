import { callEvent, conversationEvent } from '../operations/notifications/present-event.js'
import { uuidFrom } from '../world/values/digest.js'
import type { Channel } from '../world/channels.js'
import type { Event } from '../world/events.js'
import type { World } from '../world/world.js'
import type { Conversation } from '../world/entities.js'

/** A message that a channel may get. */
interface TopicMessage {
  readonly topic: string
  readonly text: string
}

/** The messages of an event of a World: none if no user sees it. */
export function messagesOf(world: World, event: Event): readonly TopicMessage[] {
  const conversation = changedBy(world, event)
  if (!conversation) return []
  const users = conversation.participants.flatMap(({ userId }) => userId ?? [])
  return [...new Set(users)].flatMap((userId) => {
    const topic = `v2.users.${userId}.conversations`
    return [
      message(world, topic, conversationEvent(world, conversation)),
      message(world, `${topic}.calls`, callEvent(world, conversation)),
    ]
  })
}

/** Whether a channel gets a message about a conversation. */
export function reaches(
  world: World,
  { clientId, topics }: Channel,
  topic: string,
  divisionId: string,
): boolean {
  if (!topics.includes(topic)) return false
  if (world.assumptions['notification-division'] === 'all') return true
  return world.clients.get(clientId)?.divisions.includes(divisionId) === true
}

/** The conversation that an event changed for its participants. A command that is still being processed changes nothing. */
export function changedBy(world: World, event: Event): Conversation | undefined {
  switch (event.type) {
    case 'CallBegan':
      return event.conversation
    case 'CallAnswered':
    case 'CallEnded':
    case 'ParticipantChanged':
      return world.conversations.get(event.conversationId)
    case 'RecordingStarted':
    case 'RecordingStopped':
    case 'RecordingPaused':
    case 'RecordingResumed':
    case 'RecordingDeclined':
    case 'RecordingSet': {
      const recording = world.recordings.get(event.recordingId)
      return recording && world.conversations.get(recording.conversationId)
    }
    default:
      return undefined
  }
}

function message(world: World, topic: string, eventBody: object): TopicMessage {
  const { seed, sandboxId, epoch, sequence } = world
  const correlation = uuidFrom(`${seed}/${sandboxId}/${epoch}/${sequence}/${topic}`)
  const body = { topicName: topic, version: '2', eventBody, metadata: { CorrelationId: correlation } }
  return { topic, text: JSON.stringify(body) }
}
