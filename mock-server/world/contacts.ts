import { uuidFrom } from './digest.js'
import type { World } from './world.js'
import type { Conversation } from './entities.js'

/** The first contact of a sandbox has the number after this one. */
const base = 460_000_000_000

/** The numbers of calls: more than a sandbox could hold. */
export const minContactId = base + 1
export const maxContactId = base + 100_000_000

/** The number of the next call. Contacts are numbered as they come. */
export function nextContactId({ contacts }: Pick<World, 'contacts'>): number {
  return base + contacts.length + 1
}

/** Lets a call be found by its number. */
export function addContact({ contacts }: World, { contactId, conversationId }: Conversation): void {
  contacts[contactId - base - 1] = conversationId
}

/** The call with this number. */
export function findContact(world: World, contactId: number): Conversation | undefined {
  const conversationId = world.contacts[contactId - base - 1]
  return conversationId === undefined ? undefined : world.conversations.get(conversationId)
}

/** What NICE calls the part of a call that is recorded: the mock has one for each call. */
export function segmentId({ conversationId }: Pick<Conversation, 'conversationId'>): string {
  return uuidFrom(`segment/${conversationId}`)
}
