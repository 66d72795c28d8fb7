import { rfc } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { contactOf, notFound, playable, requireLicence } from './getContactMedia.js'

/** Finds a segment by the segmentId of get-recording-status. `Interactions` has a capital letter here. */
export const getSegmentMedia: Operation<'getSegmentMedia'> = (world, call) => {
  requireLicence(world)
  const { segmentId } = call.params
  const identity = world.identities.get(segmentId)
  const named = identity && world.conversations.get(identity.conversationId)
  const conversation = identity?.kind === 'segment' ? named : undefined
  if (!conversation) {
    const other = named ? ` It is the ${identity.kind} id of conversation ${named.conversationId}.` : ''
    const reason = `No segment has the id ${JSON.stringify(segmentId.slice(0, 80))}.${other}`
    throw notFound(reason, rfc('RFC 9110 15.5.5'))
  }
  const body = { ...contactOf(conversation), Interactions: playable(world, conversation, call) }
  return { response: { status: 200, body } }
}
