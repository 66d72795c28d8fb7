import { assumed, genesysSwagger } from '../../../contracts/evidence.js'
import { Rejection, type RejectionOptions } from '../rejection.js'
import type { World } from '../../world/world.js'
import { describeId, type KnownId } from './describe-id.js'
import type { Conversation, Principal, Recording } from '../../world/entities.js'

/**
 * The conversation with this id.
 * @throws {Rejection} 404 when there is none, 403 without a grant for its division
 */
export function findConversation(world: World, principal: Principal, conversationId: string): Conversation {
  const conversation = world.conversations.get(conversationId)
  if (!conversation) throw noConversation(world, conversationId)
  requireGrant(world, principal, conversation, () => noConversation(world, conversationId))
  return conversation
}

/**
 * The recording with this id of this conversation, if it was started.
 * @throws {Rejection} 404 when there is none
 */
export function findRecording(world: World, conversation: Conversation, recordingId: string): Recording {
  const recording = world.recordings.get(recordingId)
  if (!recording || recording.conversationId !== conversation.conversationId || !isListed(world, recording)) {
    throw noRecording(world, recordingId)
  }
  return recording
}

/** Whether a recording shows in lists: only once it was started, unless the other variant is assumed. */
export function isListed(world: World, recording: Recording): boolean {
  return recording.startTime !== undefined || world.assumptions['recordings-before-start'] === 'listed'
}

/** @throws {Rejection} 403, or what `hidden` makes where a refusal is assumed to look like absence */
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
      `Grant the role of client ${principal.clientId} for division ${divisionId}, or use a client that has it.`,
      'The scopes of the token do not matter here: roles are granted per division.',
    ],
    subject: conversationId,
  })
}

function noConversation(world: World, conversationId: string): Rejection {
  const known = describeId(world, conversationId)
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'conversation.error.conversation.not.found',
    message: 'The conversation does not exist.',
    rule: 'conversation-exists',
    evidence: genesysSwagger,
    reason: known?.reason ?? `No conversation of this sandbox has the id ${conversationId}.`,
    fix: [
      known
        ? `Send the conversation id ${known.conversation.conversationId}.`
        : 'List the conversations with GET /api/v2/conversations and take id from one of them.',
    ],
    subject: conversationId,
  })
}

export function noRecording(
  world: World,
  recordingId: string,
  as: Pick<RejectionOptions, 'status' | 'code' | 'evidence'> = notFound,
): Rejection {
  const known = describeId(world, recordingId)
  return new Rejection({
    kind: 'not-found',
    ...as,
    message: `No recording has the id ${recordingId}.`,
    rule: 'recording-exists',
    reason: known?.reason ?? `No recording of this sandbox has the id ${recordingId}.`,
    fix: [fixFor(known)],
    subject: recordingId,
  })
}

const notFound = { status: 404, code: 'not.found', evidence: genesysSwagger } as const

function fixFor(known: KnownId | undefined): string {
  if (!known)
    return 'Get the conversation with GET /api/v2/conversations/{conversationId}, and use its recordingId.'
  if (known.kind !== 'recording') return `Send recordingId ${known.conversation.recordingId}.`
  return `Read it as a recording of conversation ${known.conversation.conversationId}, and only once it was started.`
}
