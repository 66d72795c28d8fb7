import { uuidFrom } from './values/digest.js'
import type { World } from './world.js'
import type { Conversation } from './entities.js'

/** The first contact of a sandbox gets the next number. */
const base = 460_000_000_000

/** The numbers of calls: more than a sandbox could hold. */
export const minContactId = base + 1
export const maxContactId = base + 100_000_000

/** The number of the next call. Contacts are numbered in order. */
export function nextContactId({ contacts }: Pick<World, 'contacts'>): number {
  return base + contacts.length + 1
}

/** Indexes a call by its number. */
export function addContact({ contacts }: World, { contactId, conversationId }: Conversation): void {
  contacts[contactId - base - 1] = conversationId
}

/** The call with this number. */
export function findContact(world: World, contactId: number): Conversation | undefined {
  const conversationId = world.contacts[contactId - base - 1]
  return conversationId === undefined ? undefined : world.conversations.get(conversationId)
}

/** The id of the recorded part of a call, which NICE calls a segment. The mock has one per call. */
export function segmentId({ conversationId }: Pick<Conversation, 'conversationId'>): string {
  return uuidFrom(`segment/${conversationId}`)
}
