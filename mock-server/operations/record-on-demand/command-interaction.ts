import { assumed, recordOnDemandSpec } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import type { OperationResponse, Decision } from '../operation.js'
import { decideCommand, type CommandResult } from '../recording-controls/decide-command.js'
import type { Interaction } from './find-interaction.js'
import type { Instant } from '../../world/entities.js'
import type { ClientCommand, LifecycleRejection } from '../../../contracts/lifecycle/row.js'

function rejectedAs(reason: LifecycleRejection) {
  const status = reason === 'locked' ? 425 : 409
  return {
    kind: 'conflict',
    status,
    code: reason,
    statusEvidence: recordOnDemandSpec,
    bodyEvidence: assumed('record-on-demand-message'),
  } as const
}

/**
 * Decides a command on an agent's active call with the lifecycle table.
 * @throws {Rejection} 409 or 425 if the table rejects it
 */
export function commandInteraction(
  world: World,
  { conversation, recording }: Interaction,
  on: ClientCommand,
  now: Instant,
): CommandResult {
  const surface = 'record-on-demand'
  return decideCommand({ world, conversation, recording, on, now, rejectedAs, surface })
}

/** `{contactId, httpStatus}` with 200, or with 202 while the command is being processed. */
export function interactionResponse(
  { conversation }: Pick<Interaction, 'conversation'>,
  settled: boolean,
): OperationResponse {
  return contactResponse(conversation.contactId, settled)
}

export function contactResponse(contactId: number, settled: boolean, more: object = {}): OperationResponse {
  return {
    status: settled ? 200 : 202,
    body: { contactId: String(contactId), ...more, httpStatus: settled ? 'OK' : 'ACCEPTED' },
  }
}

/** Shared by stop-recording-on-demand and do-not-record, which differ only in the command. */
export function plainCommand(
  world: World,
  interaction: Interaction,
  on: ClientCommand,
  now: Instant,
): Decision {
  const { events, row, settled } = commandInteraction(world, interaction, on, now)
  return { events, row, response: interactionResponse(interaction, settled) }
}
