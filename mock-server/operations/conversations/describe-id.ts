import type { World } from '../../world/world.js'
import { slipIn } from '../slip.js'
import type { Conversation, Identity } from '../../world/entities.js'

export interface KnownId {
  readonly kind: Identity['kind']
  readonly conversation: Conversation
  readonly reason: string
  /** The id without the white space, the quotation marks or the like that was sent with it. */
  readonly corrected?: string
}

const names: Readonly<Record<Identity['kind'], string>> = {
  conversation: 'conversation id',
  conference: 'conference id',
  recording: 'recording id',
  segment: 'segment id',
  participant: 'participant id',
  call: "id of a participant's leg",
}

/** Describes what an id identifies in this World; undefined for an unknown id. */
export function describeId(world: World, id: string): KnownId | undefined {
  const identity = world.identities.get(id)
  if (!identity) return describeSlip(world, id)
  const conversation = world.conversations.get(identity.conversationId)
  if (!conversation) return undefined
  const { conversationId, recordingId } = conversation
  const reason =
    identity.kind === 'recording'
      ? `${id} is the recording id of conversation ${conversationId}. ${asRecording(world, id)}.`
      : `${id} is the ${names[identity.kind]} of conversation ${conversationId}, whose recordingId is ${recordingId}.`
  return { kind: identity.kind, conversation, reason }
}

/** An id that is known but for a line end, a space, quotation marks or the like. */
function describeSlip(world: World, id: string): KnownId | undefined {
  const slip = slipIn(id, (each) => world.identities.has(each))
  const known = slip && describeId(world, slip.corrected)
  return (
    known && {
      ...known,
      reason: `The id ${JSON.stringify(id.slice(0, 80))} ${slip.is}. ${known.reason}`,
      corrected: slip.corrected,
    }
  )
}

function asRecording(world: World, recordingId: string): string {
  const state = world.recordings.get(recordingId)?.state ?? 'idle'
  return state === 'idle'
    ? 'That recording has not started, so there is nothing to read'
    : 'It does not belong to another conversation'
}
