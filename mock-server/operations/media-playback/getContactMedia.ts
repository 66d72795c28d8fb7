import { assumed, cxoneSpec, type Evidence } from '../../../contracts/evidence.js'
import { findContact } from '../../world/contacts.js'
import { uuidFrom } from '../../world/digest.js'
import type { World } from '../../world/world.js'
import { isTranscoding } from '../conversations/present-conversation.js'
import { instant } from '../instant.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { Conversation, Instant, Recording } from '../../world/entities.js'

/** One interaction for what was recorded of the call: the mock keeps no part of a recording apart. */
export const getContactMedia: Operation<'getContactMedia'> = (world, { query, now }) => {
  requireLicence(world)
  const contactId = contactIdOf(query)
  const recording = recordingOf(world, findContact(world, contactId))
  if (!recording) throw notFound(`No call has the contact id ${contactId}.`, cxoneSpec)
  const interactions = playable(world, recording, query.get('media-type') ?? 'all', now)
  return { response: { status: 200, body: { ...contactOf(world, recording, contactId), interactions } } }
}

/** @throws {Rejection} 403 where the tenant is assumed to lack the licence */
export function requireLicence({ assumptions }: World): void {
  if (assumptions['media-playback-licence'] === 'unlicensed-403') throw unlicensed()
}

/** The recording of a call that was found. */
export function recordingOf(world: World, conversation: Conversation | undefined): Recording | undefined {
  return conversation && world.recordings.get(conversation.recordingId)
}

/** Which call it is, as every answer of media playback says. */
export function contactOf({ assumptions }: World, { conversationId }: Recording, contactId: number) {
  const acdcontactId = String(contactId)
  const isOwn = assumptions['media-playback-contact-id'] === 'own'
  return {
    contactId: isOwn ? uuidFrom(`media-contact/${conversationId}`) : acdcontactId,
    acdcontactId,
    elevatedInteraction: false,
  }
}

/**
 * What of a recording can be played.
 * @throws {Rejection} 404 where there is nothing, unless an empty list is assumed
 */
export function playable(world: World, recording: Recording, wanted: string, now: Instant) {
  const interactions = isPlayable(world, recording, now) ? [present(recording)] : []
  const chosen = interactions.filter(({ mediaType }) => wanted === 'all' || wanted === mediaType)
  if (chosen.length === 0 && world.assumptions['media-playback-nothing'] === 'not-found-404') {
    throw notFound(
      `Nothing of call ${recording.conversationId} can be played${wanted === 'all' ? '' : ` as ${wanted}`}: ` +
        `recording ${recording.recordingId} is ${recording.state}.`,
      assumed('media-playback-nothing'),
    )
  }
  return chosen
}

function isPlayable(world: World, recording: Recording, now: Instant): boolean {
  if (recording.startTime === undefined) return false
  if (recording.endTime === undefined) return world.assumptions['media-playback-while-recording'] === 'listed'
  return !isTranscoding(world, recording, now)
}

function present({ startTime = 0, endTime, mediaType, businessData = {} }: Recording) {
  return {
    mediaType: mediaType === 'voiceAndScreen' ? 'voice-and-screen' : 'voice-only',
    startTime: instant(startTime),
    ...(endTime === undefined ? {} : { endTime: instant(endTime) }),
    callTaggingList: [],
    dynamicBusinessData: businessData,
  }
}

function contactIdOf(query: URLSearchParams): number {
  const given = query.get('acd-call-id')
  if (given !== null && /^\d{1,15}$/.test(given)) return Number(given)
  const reason =
    given === null
      ? 'The query has no acd-call-id.'
      : `The acd-call-id ${JSON.stringify(given.slice(0, 40))} is no number.`
  throw new Rejection({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message: reason,
    rule: 'acd-call-id',
    evidence: cxoneSpec,
    reason,
    allowed: ['the contactId that Record on Demand answers'],
    fix: ['Send acd-call-id with the number of the contact: Record on Demand answers it as contactId.'],
  })
}

export function notFound(reason: string, evidence: Evidence): Rejection {
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: reason,
    rule: 'playable',
    evidence,
    reason,
    fix: ['Ask once the call has ended and its recording is ready, with the contactId of the call.'],
  })
}

function unlicensed(): Rejection {
  return new Rejection({
    kind: 'forbidden',
    status: 403,
    code: 'forbidden',
    message: 'Media playback is not licensed.',
    rule: 'licence',
    evidence: assumed('media-playback-licence'),
    reason: 'Media playback is licensed apart, and this tenant is assumed to lack it.',
    fix: ['Start without --assume media-playback-licence=unlicensed-403.'],
  })
}
