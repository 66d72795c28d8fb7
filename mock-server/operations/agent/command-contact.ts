import { maskPermission, recordPermission } from '../../../contracts/api/agent/contact.js'
import { assumed } from '../../../contracts/evidence.js'
import { isHeld } from '../../world/recordings/holds.js'
import { isRunning } from '../../world/agent-sessions.js'
import type { Event } from '../../world/events.js'
import type { OperationCall, Decision } from '../operation.js'
import type { World } from '../../world/world.js'
import { decideCommand, type RejectedAs } from '../recording-controls/decide-command.js'
import { Rejection } from '../rejection.js'
import { requireAcdUser } from './require-acd.js'
import { reject, requireAgentPermission } from './reject.js'
import { findOwnContact, findSession, type Contact } from './find-contact.js'
import type { Instant } from '../../world/entities.js'
import type { ClientCommand } from '../../../contracts/lifecycle/row.js'

const rejectedAs: RejectedAs = (reason) => ({ kind: 'conflict', status: 409, code: reason })

interface ContactCommand {
  readonly events: readonly Event[]
  readonly row?: string
}

/**
 * Decides a command with the lifecycle table.
 * @throws {Rejection} 409 with `description` in the header when the table rejects it
 */
export function commandContact(
  world: World,
  contact: Contact,
  on: ClientCommand,
  now: Instant,
  description: string,
): ContactCommand {
  if (contact.recording.settling && world.assumptions['agent-command-in-work'] === 'ignored-202')
    return { events: [] }
  try {
    const { events, row } = decideCommand({ world, ...contact, on, now, rejectedAs, surface: 'agent' })
    return { events, row }
  } catch (error) {
    throw error instanceof Rejection ? new Rejection({ ...error.options, message: description }) : error
  }
}

type AgentCommand = Exclude<ClientCommand, 'decline'>
type CommandCall = OperationCall<'recordCall' | 'maskCall' | 'unmaskCall' | 'stopRecordCall'>

const permissions: Readonly<Record<AgentCommand, string>> = {
  start: recordPermission,
  stop: recordPermission,
  mask: maskPermission,
  unmask: maskPermission,
}

/** A command of an agent on a call of the agent's own session. 202 means accepted, not completed. */
export function commandOwnCall(world: World, call: CommandCall, on: AgentCommand): Decision {
  const { params, principal, now } = call
  const user = requireAcdUser(world, call)
  const { session, agent } = findSession(world, user, params.sessionId)
  const { sessionId } = session
  const contact = findOwnContact(world, agent, params.contactId)
  if (world.assumptions['agent-permission-order'] === 'ids-first') {
    requireAgentPermission(world, user, permissions[on], principal.digest)
  }
  if (isHeld(contact.conversation) && world.assumptions['agent-command-while-held'] === 'conflict-409') {
    throw whileHeld(contact)
  }
  const { events, row } = commandContact(world, contact, on, now, 'Invalid state.')
  const { conversationId } = contact.conversation
  const at = { sessionId, conversationId, at: now }
  const asked: Event[] = on === 'start' ? [{ type: 'AgentRecordingRequested', ...at }] : []
  const shown = world.assumptions['agent-masking-unrecorded'] === 'masking' && !isRunning(contact.recording)
  const masking: Event[] =
    shown && (on === 'mask' || on === 'unmask')
      ? [{ type: 'AgentMaskingShown', ...at, masked: on === 'mask' }]
      : []
  return {
    events: [...asked, ...masking, ...events],
    ...(row === undefined ? {} : { row }),
    response: { status: 202 },
  }
}

/** NICE's SDK disables both buttons while a call is on hold. */
function whileHeld({ conversation, recording }: Contact) {
  return reject(409, 'Invalid state.', {
    rule: 'contact-held',
    evidence: assumed('agent-command-while-held'),
    reason: `Contact ${conversation.contactId} is on hold.`,
    fix: ['Resume the contact before this command.'],
    subject: recording.recordingId,
  })
}
