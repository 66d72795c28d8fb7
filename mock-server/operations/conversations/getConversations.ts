import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { notAUser } from './not-a-user.js'
import { page } from './page.js'
import { presentConversation } from './present-conversation.js'

export const getConversations: Operation<'getConversations'> = (world, { principal, query }) => {
  if (world.assumptions['conversations-without-user'] === 'not-a-user')
    throw notAUser(principal.clientId, 'conversations-without-user', [
      'Read a single conversation by its id, which does not require a user, or sign a user in.',
    ])
  const divisions = world.clients.get(principal.clientId)?.divisions ?? []
  const sets = divisions.flatMap((divisionId) => world.active.get(divisionId) ?? [])
  const total = sets.reduce((sum, set) => sum + set.size, 0)
  const take = (from: number, count: number) => slice(sets, from, count).map((id) => present(world, id))
  return { response: { status: 200, body: page('/api/v2/conversations', query, total, take) } }
}

function present(world: World, conversationId: string): unknown {
  const conversation = world.conversations.get(conversationId)
  return conversation && presentConversation(world, conversation)
}

function slice(sets: readonly ReadonlySet<string>[], from: number, count: number): string[] {
  const taken: string[] = []
  let index = 0
  for (const set of sets) {
    if (index + set.size <= from) {
      index += set.size
      continue
    }
    for (const id of set) {
      if (index >= from + count) return taken
      if (index >= from) taken.push(id)
      index += 1
    }
  }
  return taken
}
