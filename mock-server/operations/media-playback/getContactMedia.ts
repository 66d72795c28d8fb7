import { categoriesPermission, playAnyPermission } from '../../../contracts/api/media-playback/playback.js'
import { assumed, cxoneSpec, type Evidence } from '../../../contracts/evidence.js'
import { mediaPlaybackHelp } from '../../../contracts/nice-help.js'
import { findContact } from '../../world/contacts.js'
import { uuidFrom } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { isTranscoding } from '../conversations/present-conversation.js'
import type { Operation, OperationCall } from '../operation.js'
import { Rejection } from '../rejection.js'
import { presentInteraction } from './interaction.js'
import type { Conversation, Instant, Principal, Recording } from '../../world/entities.js'

/** One interaction per recorded call, because the mock does not store parts of a recording separately. */
export const getContactMedia: Operation<'getContactMedia'> = (world, call) => {
  requireLicence(world)
  const contactId = contactIdOf(call.query)
  const conversation = findContact(world, contactId)
  if (!conversation) throw notFound(`No call has the contact id ${contactId}.`, notFoundError)
  const interactions = playable(world, conversation, call)
  const [first] = interactions
  const download = first !== undefined && call.query.get('isDownload') === 'true'
  const body = download
    ? { redirectUrl: first.data.fileToPlayUrl }
    : { ...contactOf(conversation), interactions }
  return { response: { status: 200, body } }
}

/** @throws {Rejection} 403 under the variant in which the tenant has no licence */
export function requireLicence({ assumptions }: World): void {
  if (assumptions['media-playback-licence'] === 'unlicensed-403') throw unlicensed()
}

/** The fields that identify the call in every response of media playback. */
export function contactOf({ conversationId, contactId }: Conversation) {
  return {
    contactId: uuidFrom(`media-contact/${conversationId}`),
    acdcontactId: String(contactId),
    elevatedInteraction: false,
  }
}

/**
 * The parts of a recording that can be played.
 * @throws {Rejection} 404 if there is none, unless a variant returns an empty list
 */
export function playable(
  world: World,
  conversation: Conversation,
  { query, now, baseUrl, principal }: OperationCall<'getContactMedia' | 'getSegmentMedia'>,
) {
  const permissions = world.users.get(principal.userId ?? '')?.permissions ?? []
  const wasInCall = conversation.participants.some(({ userId }) => userId === principal.userId)
  if (!wasInCall && !permissions.includes(playAnyPermission)) throw ofAnother(conversation, principal)
  const recording = world.recordings.get(conversation.recordingId)
  const request = {
    now,
    baseUrl,
    withWaveforms: query.get('exclude-waveforms') === 'false',
    withCategories:
      permissions.includes(categoriesPermission) && query.get('exclude-qm-categories') !== 'true',
  }
  const interactions =
    recording && isPlayable(world, recording, now)
      ? [presentInteraction(world, conversation, recording, request)]
      : []
  const wanted = query.getAll('media-type')
  const chosen = interactions.filter(
    ({ mediaType }) => wanted.length === 0 || wanted.includes('all') || wanted.includes(mediaType),
  )
  if (chosen.length === 0 && world.assumptions['media-playback-nothing'] === 'not-found-404') {
    throw notFound(
      `Call ${conversation.conversationId} has nothing to play${wanted.length === 0 ? '' : ` as ${wanted.join(' or ')}`}, ` +
        `because recording ${conversation.recordingId} is ${recording?.state}.`,
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

const notFoundError = mediaPlaybackHelp(
  'an interaction that cannot be accessed results in an "Interaction not found" error',
)

export function notFound(reason: string, evidence: Evidence): Rejection {
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: reason,
    rule: 'playable',
    evidence,
    statusEvidence: evidence.grade === 'assumed' ? evidence : cxoneSpec,
    bodyEvidence: cxoneSpec,
    reason,
    fix: ['Send the contactId of a call that has ended and whose recording is ready.'],
  })
}

function ofAnother({ contactId }: Conversation, { userId, digest: subject }: Principal): Rejection {
  return new Rejection({
    kind: 'forbidden',
    status: 403,
    code: 'forbidden',
    message: `The permission ${playAnyPermission} is missing.`,
    rule: 'play-any',
    evidence: mediaPlaybackHelp('recordings that are not under your account need "Play Any"'),
    statusEvidence: cxoneSpec,
    bodyEvidence: cxoneSpec,
    reason: `User ${userId} was not in contact ${contactId} and lacks the permission ${playAnyPermission}.`,
    allowed: [`a token of a user with the permission ${playAnyPermission}`],
    fix: [
      `Give a role of the user the permission ${playAnyPermission}: add it to permissions in the scenario.`,
    ],
    subject,
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
