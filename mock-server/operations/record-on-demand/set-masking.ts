import { recordOnDemandHelp } from '../../../contracts/evidence.js'
import type { OperationCall, Decision } from '../operation.js'
import type { World } from '../../world/world.js'
import { commandInteraction } from './command-interaction.js'
import { findInteraction } from './find-interaction.js'
import { reject } from './reject.js'
import type { Conversation } from '../../world/entities.js'

/** Masks or unmasks for all who are in the call. Neither has a body, nor a 400. */
export function setMasking(
  world: World,
  { query, now }: OperationCall<'maskRecording' | 'unmaskRecording'>,
  on: 'mask' | 'unmask',
): Decision {
  const interaction = findInteraction(world, query, 404)
  if (isInternal(interaction.conversation)) throw internalCall(interaction.conversation, on)
  const { events, row, settled } = commandInteraction(world, interaction, on, now)
  return { events, row, response: { status: settled ? 200 : 202 } }
}

/** Whether only people of the tenant are in a call. */
function isInternal({ participants }: Conversation): boolean {
  return !participants.some(({ purpose }) => purpose === 'customer' || purpose === 'external')
}

function internalCall({ conversationId, recordingId }: Conversation, on: string) {
  return reject(422, {
    rule: 'external-call',
    evidence: recordOnDemandHelp('422: the operation is not supported for internal calls'),
    reason: `Nobody from outside is in call ${conversationId}, and an internal call cannot be ${on}ed.`,
    allowed: ['a call with a customer or another external participant'],
    fix: ['Expect 422 for calls between agents, and treat it as not masked.'],
    subject: recordingId,
  })
}
