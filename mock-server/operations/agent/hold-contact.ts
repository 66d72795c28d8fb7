import { assumed, type Evidence, phoneCallsSwagger } from '../../../contracts/evidence.js'
import { isHeld } from '../../world/recordings/holds.js'
import type { World } from '../../world/world.js'
import type { OperationCall } from '../operation.js'
import { findOwnContact, findSession, type Contact } from './find-contact.js'
import { reject } from './reject.js'
import { requireAcdUser } from './require-acd.js'

type CallOfAgent = OperationCall<'holdCall' | 'resumeCall' | 'endCall'>

type Verb = 'put on hold' | 'resume' | 'end'

const descriptions: Readonly<Record<Verb, string>> = {
  'put on hold': 'Cannot put the contact on hold at this time.',
  resume: 'Cannot resume the contact at this time.',
  end: 'Cannot end the contact at this time.',
}

/** The contact of the agent in the path, with its session. @throws {Rejection} 404 */
export function ownContact(world: World, call: CallOfAgent): Contact {
  const { agent } = findSession(world, requireAcdUser(world, call), call.params.sessionId)
  return findOwnContact(world, agent, call.params.contactId)
}

/**
 * Requires that a call is active, which means connected and not on hold.
 * @throws {Rejection} 409, also for a masked call unless a variant allows it
 */
export function requireActive(world: World, contact: Contact, verb: 'put on hold' | 'end'): void {
  const { conversation, recording } = contact
  if (conversation.state !== 'connected') throw cannot(contact, verb, `is ${conversation.state}`)
  if (isHeld(conversation)) throw cannot(contact, verb, 'is on hold')
  if (recording.state !== 'masked' || world.assumptions['agent-masked-call'] !== 'conflict-409') return
  throw cannot(contact, verb, 'is masked', assumed('agent-masked-call'))
}

/** @throws {Rejection} 409 for a call that is not on hold */
export function requireHeld(contact: Contact): void {
  if (!isHeld(contact.conversation)) throw cannot(contact, 'resume', 'is not on hold')
}

function cannot(
  { conversation, recording }: Contact,
  verb: Verb,
  why: string,
  evidence: Evidence = phoneCallsSwagger(`409 "${descriptions[verb]}"`),
) {
  return reject(409, descriptions[verb], {
    rule: `contact-${verb === 'put on hold' ? 'hold' : verb}`,
    evidence,
    reason: `Contact ${conversation.contactId} ${why}, so the agent cannot ${verb} it.`,
    fix: [why === 'is on hold' ? 'Resume it first.' : 'Wait for the event that shows the needed status.'],
    subject: recording.recordingId,
  })
}
