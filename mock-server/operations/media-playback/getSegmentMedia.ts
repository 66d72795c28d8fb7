import { cxoneSpec } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { contactOf, notFound, playable, recordingOf, requireLicence } from './getContactMedia.js'

/** Finds a segment by the segmentId of get-recording-status. `Interactions` has a capital letter here. */
export const getSegmentMedia: Operation<'getSegmentMedia'> = (world, { params, now }) => {
  requireLicence(world)
  const identity = world.identities.get(params.segmentId)
  const named = identity && world.conversations.get(identity.conversationId)
  const conversation = identity?.kind === 'segment' ? named : undefined
  const recording = recordingOf(world, conversation)
  if (!conversation || !recording) {
    const other = named ? ` It is the ${identity.kind} id of conversation ${named.conversationId}.` : ''
    const reason = `No segment has the id ${JSON.stringify(params.segmentId.slice(0, 80))}.${other}`
    throw notFound(reason, cxoneSpec)
  }
  const Interactions = playable(world, recording, 'all', now)
  const body = { ...contactOf(recording, conversation.contactId), Interactions }
  return { response: { status: 200, body } }
}
