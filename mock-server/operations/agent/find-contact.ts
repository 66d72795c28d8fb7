import { assumed } from '../../../contracts/evidence.js'
import { findContact } from '../../world/contacts.js'
import { agentSessionOf } from '../../world/agent-sessions.js'
import type { World } from '../../world/world.js'
import { describeId } from '../conversations/describe-id.js'
import { invalidContact, invalidSession, notFound } from './reject.js'
import type { Conversation, Recording, User, AgentSession } from '../../world/entities.js'

/** A call that is commanded, with its recording. */
export interface Contact {
  readonly conversation: Conversation
  readonly recording: Recording
}

/** @throws {Rejection} 404 for a session that is not the user's own */
export function findSession(world: World, user: User, sessionId: string): AgentSession {
  if (sessionId === '') throw emptyId('sessionId')
  const own = agentSessionOf(world, user.userId)
  if (own?.sessionId === sessionId) return own
  const other = world.agentSessions.get(sessionId)
  throw invalidSession(world, {
    rule: 'agent-session',
    reason: other
      ? `The session is of another user, and the token of ${user.userName}.`
      : `There is no session ${JSON.stringify(sessionId.slice(0, 80))}: it is of another environment, or of before a reset.`,
    fix: [
      own
        ? 'Use the sessionId that POST …/agent-sessions or …/agent-sessions/join answered.'
        : 'Start a session with POST …/agent-sessions, and use the sessionId of its answer.',
    ],
  })
}

/** @throws {Rejection} 404 for an id that no contact has, whatever it looks like */
export function findByContactId(world: World, contactId: string): Contact {
  if (contactId === '') throw emptyId('contactId')
  const conversation = /^\d{1,15}$/.test(contactId) ? findContact(world, Number(contactId)) : undefined
  const recording = conversation && world.recordings.get(conversation.recordingId)
  if (conversation && recording) return { conversation, recording }
  const known = describeId(world, contactId)
  throw invalidContact(world, {
    rule: 'contact-id',
    reason: known?.reason ?? `No contact has the id ${JSON.stringify(contactId.slice(0, 80))}.`,
    allowed: ['the contactId of a call: a number'],
    fix: [
      known
        ? `Send the contactId of that call: ${known.conversation.contactId}.`
        : 'Take the contactId from an event of get-next-event, or from GET …/contacts/active.',
    ],
  })
}

/** A contact of the agent. @throws {Rejection} 404 for that of another, and under a variant for one that has ended */
export function findOwnContact(world: World, user: User, contactId: string): Contact {
  const contact = findByContactId(world, contactId)
  const { participants, state, recordingId } = contact.conversation
  if (!participants.some(({ userId }) => userId === user.userId)) {
    throw invalidContact(world, {
      rule: 'own-contact',
      reason: `User ${user.userName} is not in contact ${contactId}.`,
      fix: [
        'Send the contactId of a call of the agent, or record it with POST …/contacts/{contactId}/record.',
      ],
      subject: recordingId,
    })
  }
  if (state === 'ended' && world.assumptions['agent-ended-contact'] === 'not-found-404') {
    throw invalidContact(world, {
      rule: 'contact-ended',
      evidence: assumed('agent-ended-contact'),
      reason: `Contact ${contactId} has ended.`,
      fix: ['Send nothing more once an event says Disconnected.'],
      subject: recordingId,
    })
  }
  return contact
}

export function emptyId(name: string) {
  return notFound({
    rule: 'id-present',
    reason: `The path has no ${name}: two slashes follow each other.`,
    fix: [`Check that ${name} is known before the request is made.`],
  })
}
