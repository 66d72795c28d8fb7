import { instant } from '../instant.js'
import type { Operation } from '../operation.js'
import { contactStates, namesStates, statesOf } from './contact-state.js'
import { agentOf } from './contact-view.js'
import { findByContactId } from './find-contact.js'
import { requireAcd } from './require-acd.js'

export const getContactStateHistory: Operation<'getContactStateHistory'> = (world, call) => {
  requireAcd(world, call)
  const { conversation } = findByContactId(world, call.params.contactId)
  const agent = agentOf(world, conversation)
  const contactStateHistory = statesOf(conversation, call.now).map(({ state, from, to }, stateIndex) => {
    const { stateId, stateName } = contactStates[state]
    return {
      contactId: String(conversation.contactId),
      ...(agent && state !== 'routing' ? { agentId: agent.agentId } : {}),
      stateIndex,
      ...(namesStates(world) ? { contactStateId: stateId, contactStateName: stateName } : {}),
      startDate: instant(from),
      duration: String((to - from) / 1000),
    }
  })
  return { response: { status: 200, body: { contactStateHistory } } }
}
