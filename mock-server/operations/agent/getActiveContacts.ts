import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { requireAcd } from './require-acd.js'
import type { Conversation } from '../../world/entities.js'

export const getActiveContacts: Operation<'getActiveContacts'> = (world, call) => {
  requireAcd(world, call)
  const conversations = [...world.active.values()].flatMap((ids) =>
    [...ids].flatMap((id) => world.conversations.get(id) ?? []),
  )
  const activeContacts = conversations
    .toSorted((one, other) => one.contactId - other.contactId)
    .map((each) => ({ contactId: each.contactId, ...agentOf(world, each) }))
  const self = `${call.baseUrl}/inContactAPI/services/${call.params.version}/contacts/active`
  return { response: { status: 200, body: { activeContacts, _links: { self } } } }
}

function agentOf({ users }: World, { participants }: Conversation): { readonly agentId?: number } {
  const agents = participants.flatMap(({ userId }) => (userId === undefined ? [] : (users.get(userId) ?? [])))
  const agentId = agents[0]?.agentId
  return agentId === undefined ? {} : { agentId }
}
