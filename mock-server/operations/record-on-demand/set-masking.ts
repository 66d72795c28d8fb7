import { maskHelp } from '../../../contracts/nice-help.js'
import type { OperationCall, Decision } from '../operation.js'
import type { World } from '../../world/world.js'
import { commandInteraction } from './command-interaction.js'
import { findInteraction } from './find-interaction.js'
import { reject } from './reject.js'
import type { Conversation } from '../../world/entities.js'

/** Masks or unmasks the recording for all participants. The response has no body, and there is no 400. */
export function setMasking(
  world: World,
  call: OperationCall<'maskRecording' | 'unmaskRecording'>,
  on: 'mask' | 'unmask',
): Decision {
  const interaction = findInteraction(world, call, 404)
  if (isInternal(interaction.conversation)) throw internalCall(interaction.conversation, on)
  const { events, row, settled } = commandInteraction(world, interaction, on, call.now)
  return { events, row, response: { status: settled ? 200 : 202 } }
}

/** Whether all participants belong to the tenant. */
function isInternal({ participants }: Conversation): boolean {
  return !participants.some(({ purpose }) => purpose === 'customer' || purpose === 'external')
}

function internalCall({ conversationId, recordingId }: Conversation, on: string) {
  return reject(422, {
    rule: 'external-call',
    evidence: maskHelp('422: the operation is not supported for internal calls'),
    reason: `Call ${conversationId} has no external participant, and an internal call cannot be ${on}ed.`,
    allowed: ['a call with a customer or another external participant'],
    fix: ['Expect 422 for calls between agents, and treat the call as not masked.'],
    subject: recordingId,
  })
}
