import { cxoneSpec } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { contactOf, notFound, playable, recordingOf, requireLicence } from './getContactMedia.js'

/** A segment is found by the segmentId of get-recording-status. Its list is spelled with a capital letter. */
export const getSegmentMedia: Operation<'getSegmentMedia'> = (world, { params, now }) => {
  requireLicence(world)
  const identity = world.identities.get(params.segmentId)
  const named = identity && world.conversations.get(identity.conversationId)
  const conversation = identity?.kind === 'segment' ? named : undefined
  const recording = recordingOf(world, conversation)
  if (!conversation || !recording) {
    const what = named ? `${identity.kind} id of conversation ${named.conversationId}` : 'id of nothing here'
    throw notFound(
      `No segment has the id ${JSON.stringify(params.segmentId.slice(0, 80))}: it is the ${what}.`,
      cxoneSpec,
    )
  }
  const Interactions = playable(world, recording, 'all', now)
  const contact = contactOf(world, recording, conversation.contactId)
  const alone = world.assumptions['media-playback-segment-body'] === 'interactions-alone'
  return { response: { status: 200, body: alone ? { Interactions } : { ...contact, Interactions } } }
}
