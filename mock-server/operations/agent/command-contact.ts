import { maskPermission, recordPermission } from '../../../contracts/api/agent/contact.js'
import { isRunning } from '../../world/agent-sessions.js'
import type { Event } from '../../world/events.js'
import type { OperationCall, Decision } from '../operation.js'
import type { World } from '../../world/world.js'
import { decideCommand, type RejectedAs } from '../recording-controls/decide-command.js'
import { Rejection } from '../rejection.js'
import { requireAcdUser } from './require-acd.js'
import { requireAgentPermission } from './reject.js'
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
  const { sessionId } = findSession(world, user, params.sessionId)
  const contact = findOwnContact(world, user, params.contactId)
  if (world.assumptions['agent-permission-order'] === 'ids-first') {
    requireAgentPermission(world, user, permissions[on], principal.digest)
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
