import { assumed, ofTheMock, rfc } from '../../../contracts/evidence.js'
import { findContact } from '../../world/contacts.js'
import { agentSessionOf } from '../../world/agent-sessions.js'
import type { World } from '../../world/world.js'
import { describeId } from '../conversations/describe-id.js'
import { mayImpersonate } from './impersonation.js'
import { invalidContact, invalidSession, notFound } from './reject.js'
import type { Conversation, Recording, User, AgentSession } from '../../world/entities.js'

/** The call that a command is for, with its recording. */
export interface Contact {
  readonly conversation: Conversation
  readonly recording: Recording
}

/** A session with its agent. */
interface SessionOfAgent {
  readonly session: AgentSession
  readonly agent: User
}

/** @throws {Rejection} 404 for a session that has ended, or is not the user's own unless the user may impersonate agents */
export function findSession(world: World, user: User, sessionId: string): SessionOfAgent {
  if (sessionId === '') throw emptyId('sessionId')
  const session = world.agentSessions.get(sessionId)
  const agent = session && world.users.get(session.userId)
  const isUsable = agent && (agent.userId === user.userId || mayImpersonate(user))
  if (session && isUsable && session.endedAt === undefined) return { session, agent }
  const own = agentSessionOf(world, user.userId)
  throw invalidSession(world, {
    rule: 'agent-session',
    reason: whyNoSession(session, user, sessionId),
    fix: [
      own
        ? 'Use the sessionId in the response of POST …/agent-sessions or …/agent-sessions/join.'
        : 'Start a session with POST …/agent-sessions, and use the sessionId in its response.',
    ],
  })
}

function whyNoSession(session: AgentSession | undefined, { userName }: User, sessionId: string): string {
  if (session?.endedAt !== undefined) return 'The session has ended.'
  return session
    ? `The session belongs to another user, and the token to ${userName}.`
    : `There is no session ${JSON.stringify(sessionId.slice(0, 80))}. It comes from another environment or from before a reset.`
}

/** @throws {Rejection} 404 for an id that no contact has, also if it is not a number */
export function findByContactId(world: World, contactId: string): Contact {
  if (contactId === '') throw emptyId('contactId')
  const conversation = /^\d{1,15}$/.test(contactId) ? findContact(world, Number(contactId)) : undefined
  const recording = conversation && world.recordings.get(conversation.recordingId)
  if (conversation && recording) return { conversation, recording }
  const known = describeId(world, contactId)
  throw invalidContact(world, {
    rule: 'contact-id',
    reason: known?.reason ?? `No contact has the id ${JSON.stringify(contactId.slice(0, 80))}.`,
    allowed: ['the contactId of a call, which is a number'],
    fix: [
      known
        ? `Send the contactId of that call: ${known.conversation.contactId}.`
        : 'Take the contactId from an event of get-next-event, or from GET …/contacts/active.',
    ],
  })
}

/** A contact of the agent. @throws {Rejection} 404 for another agent's contact, and under a variant for one that has ended */
export function findOwnContact(world: World, user: User, contactId: string): Contact {
  const contact = findByContactId(world, contactId)
  const { participants, state, recordingId } = contact.conversation
  if (!participants.some(({ userId }) => userId === user.userId)) {
    throw invalidContact(world, {
      rule: 'own-contact',
      evidence: assumed('agent-ended-contact'),
      reason: `User ${user.userName} is not in contact ${contactId}.`,
      fix: ['Send the contactId of a call of the agent, or use POST …/contacts/{contactId}/record.'],
      subject: recordingId,
    })
  }
  if (state === 'ended' && world.assumptions['agent-ended-contact'] === 'not-found-404') {
    throw invalidContact(world, {
      rule: 'contact-ended',
      evidence: assumed('agent-ended-contact'),
      reason: `Contact ${contactId} has ended.`,
      fix: ['Send no more commands after an event with the status Disconnected.'],
      subject: recordingId,
    })
  }
  return contact
}

export function emptyId(name: string) {
  return notFound({
    rule: 'id-present',
    // NICE does not declare 404 for each of these paths.
    evidence: rfc('RFC 9110 15.5.5'),
    bodyEvidence: ofTheMock('no source shows the body of this 404'),
    reason: `The path has no ${name}, because it contains two consecutive slashes.`,
    fix: [`Check that ${name} is set before sending the request.`],
  })
}
