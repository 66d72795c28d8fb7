import { assumed, type Evidence, genesysClass, genesysErrorCodes } from '../../../contracts/evidence.js'
import { Rejection, type RejectionOptions } from '../rejection.js'
import type { World } from '../../world/world.js'
import { describeId, type KnownId } from './describe-id.js'
import type { Conversation, Participant, Principal, Recording } from '../../world/entities.js'

/**
 * The conversation with this id.
 * @param statuses where the 404 of the operation is declared
 * @throws {Rejection} 404 if it does not exist, 403 without a grant for its division
 */
export function findConversation(
  world: World,
  principal: Principal,
  conversationId: string,
  statuses = genesysClass('conversations'),
): Conversation {
  const conversation = world.conversations.get(conversationId)
  const unknown = () => noConversation(world, conversationId, statuses)
  if (!conversation) throw unknown()
  requireGrant(world, principal, conversation, unknown)
  return conversation
}

/**
 * The recording of this conversation with this id, if it was started.
 * @throws {Rejection} 404 if it does not exist
 */
export function findRecording(world: World, conversation: Conversation, recordingId: string): Recording {
  const recording = world.recordings.get(recordingId)
  if (!recording || recording.conversationId !== conversation.conversationId || !isListed(world, recording)) {
    throw noRecording(world, recordingId)
  }
  return recording
}

/**
 * The participant of this conversation with this id.
 * @throws {Rejection} 404 if it does not exist
 */
export function findParticipant(
  conversation: Conversation,
  participantId: string,
  evidence = genesysClass('conversations'),
): Participant {
  const { conversationId, participants } = conversation
  const participant = participants.find((each) => each.participantId === participantId)
  if (participant) return participant
  const ids = participants.map((each) => each.participantId)
  throw new Rejection({
    kind: 'not-found',
    ...notFound,
    evidence,
    message: `No participant has the id ${participantId}.`,
    rule: 'participant-exists',
    reason: `Conversation ${conversationId} has the participants ${ids.join(', ') || '(none)'}.`,
    allowed: ids,
    fix: [`Send the id of a participant of GET /api/v2/conversations/${conversationId}.`],
    subject: participantId,
  })
}

/** Whether lists include a recording: only after it started, unless a variant says otherwise. */
export function isListed(world: World, recording: Recording): boolean {
  return recording.startTime !== undefined || world.assumptions['recordings-before-start'] === 'listed'
}

/** @throws {Rejection} 403, or the error of `hidden` under the variant that hides the conversation */
export function requireGrant(
  world: World,
  principal: Principal,
  conversation: Conversation,
  hidden: () => Rejection,
): void {
  const { divisionId, conversationId } = conversation
  const divisions = world.clients.get(principal.clientId)?.divisions ?? []
  if (divisions.includes(divisionId)) return
  if (world.assumptions['division-refusal'] === 'not-found-404') throw hidden()
  throw new Rejection({
    kind: 'forbidden',
    status: 403,
    code: 'missing.division.permission',
    message: `Unable to perform the requested action. The client has no grant for division ${divisionId}.`,
    rule: 'division-grant',
    evidence: assumed('division-refusal'),
    reason:
      `Conversation ${conversationId} belongs to division ${divisionId}. Client ${principal.clientId} has ` +
      `grants for ${divisions.length > 0 ? divisions.join(', ') : 'no division'}.`,
    state: { divisionId, grants: divisions },
    allowed: [`a client with a grant for ${divisionId}`],
    fix: [
      `Grant client ${principal.clientId} its role for division ${divisionId}, or use a client that has the grant.`,
      'Roles are granted per division, so the scopes of the token do not matter here.',
    ],
    subject: conversationId,
  })
}

function noConversation(world: World, conversationId: string, statuses: Evidence): Rejection {
  const known = describeId(world, conversationId)
  return new Rejection({
    kind: 'not-found',
    status: 404,
    ...(world.assumptions['conversation-not-found-code'] === 'conversation-not-found'
      ? { code: 'conversation.error.conversation.not.found', message: 'The conversation does not exist.' }
      : { code: 'not.found', message: 'The requested resource was not found.' }),
    rule: 'conversation-exists',
    evidence: statuses,
    bodyEvidence: assumed('conversation-not-found-code'),
    reason: known?.reason ?? `No conversation in this sandbox has the id ${conversationId}.`,
    fix: [
      known?.corrected !== undefined && known.kind === 'conversation'
        ? `Send ${known.corrected}.`
        : known
          ? `Send the conversation id ${known.conversation.conversationId}.`
          : 'List the conversations with GET /api/v2/conversations, and use the id of one of them.',
    ],
    subject: conversationId,
  })
}

export function noRecording(
  world: World,
  recordingId: string,
  as: Pick<RejectionOptions, 'status' | 'code' | 'evidence' | 'bodyEvidence'> = notFound,
): Rejection {
  const known = describeId(world, recordingId)
  return new Rejection({
    kind: 'not-found',
    ...as,
    message: `No recording has the id ${recordingId}.`,
    rule: 'recording-exists',
    reason: known?.reason ?? `No recording in this sandbox has the id ${recordingId}.`,
    fix: [fixFor(known)],
    subject: recordingId,
  })
}

const notFound = {
  status: 404,
  code: 'not.found',
  evidence: genesysClass('recording'),
  bodyEvidence: genesysErrorCodes,
} as const

function fixFor(known: KnownId | undefined): string {
  if (!known)
    return 'Get the conversation with GET /api/v2/conversations/{conversationId}, and use the recordingId of its calls.'
  if (known.corrected !== undefined && known.kind === 'recording') return `Did you mean ${known.corrected}?`
  if (known.kind !== 'recording') return `Send recordingId ${known.conversation.recordingId}.`
  return `Read it as a recording of conversation ${known.conversation.conversationId}, after it has started.`
}
