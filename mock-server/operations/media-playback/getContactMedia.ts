import { assumed, cxoneSpec, type Evidence } from '../../../contracts/evidence.js'
import { findContact } from '../../world/contacts.js'
import { uuidFrom } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { isTranscoding } from '../conversations/present-conversation.js'
import { instant } from '../instant.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { Conversation, Instant, Recording } from '../../world/entities.js'

/** One interaction per recorded call, because the mock does not store parts of a recording separately. */
export const getContactMedia: Operation<'getContactMedia'> = (world, { query, now }) => {
  requireLicence(world)
  const contactId = contactIdOf(query)
  const recording = recordingOf(world, findContact(world, contactId))
  if (!recording) throw notFound(`No call has the contact id ${contactId}.`, cxoneSpec)
  const interactions = playable(world, recording, query.get('media-type') ?? 'all', now)
  return { response: { status: 200, body: { ...contactOf(recording, contactId), interactions } } }
}

/** @throws {Rejection} 403 under the variant in which the tenant has no licence */
export function requireLicence({ assumptions }: World): void {
  if (assumptions['media-playback-licence'] === 'unlicensed-403') throw unlicensed()
}

/** The recording of a call, if the call was found. */
export function recordingOf(world: World, conversation: Conversation | undefined): Recording | undefined {
  return conversation && world.recordings.get(conversation.recordingId)
}

/** The fields that identify the call in every response of media playback. */
export function contactOf({ conversationId }: Recording, acdContactId: number) {
  return {
    contactId: uuidFrom(`media-contact/${conversationId}`),
    acdcontactId: String(acdContactId),
    elevatedInteraction: false,
  }
}

/**
 * The parts of a recording that can be played.
 * @throws {Rejection} 404 if there is none, unless a variant returns an empty list
 */
export function playable(world: World, recording: Recording, wanted: string, now: Instant) {
  const interactions = isPlayable(world, recording, now) ? [present(recording)] : []
  const chosen = interactions.filter(({ mediaType }) => wanted === 'all' || wanted === mediaType)
  if (chosen.length === 0 && world.assumptions['media-playback-nothing'] === 'not-found-404') {
    throw notFound(
      `Call ${recording.conversationId} has nothing to play${wanted === 'all' ? '' : ` as ${wanted}`}, because ` +
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
    dynamicBusinessData: Object.entries(businessData).map(([name, value]) => ({
      id: uuidFrom(`business-data/${name}`),
      value,
    })),
  }
}

function contactIdOf(query: URLSearchParams): number {
  const given = query.get('acd-call-id')
  if (given !== null && /^\d{1,15}$/.test(given)) return Number(given)
  const reason =
    given === null
      ? 'The query has no acd-call-id.'
      : `The acd-call-id ${JSON.stringify(given.slice(0, 40))} is not a number.`
  throw new Rejection({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message: reason,
    rule: 'acd-call-id',
    evidence: cxoneSpec,
    reason,
    allowed: ['the contactId that Record on Demand returns'],
    fix: ['Send acd-call-id with the number of the contact, which Record on Demand returns as contactId.'],
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
    fix: ['Send the contactId of a call that has ended and whose recording is ready.'],
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
    reason: 'Media playback requires a separate licence, which this tenant is assumed not to have.',
    fix: ['Start without --assume media-playback-licence=unlicensed-403.'],
  })
}
