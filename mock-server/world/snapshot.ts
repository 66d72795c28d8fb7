import type { Client, Conversation, NewWorld, Recording, Token, World } from './world.js'
import { emptyWorld } from './world.js'
import { addConversation } from './apply.js'
import { putToken } from './tokens.js'
import { addUser, type AccessKey, type User } from './users.js'

/** A World as plain data: equal to its own JSON round trip. */
export interface Snapshot extends NewWorld {
  readonly clients: readonly Client[]
  readonly users: readonly User[]
  readonly accessKeys: readonly AccessKey[]
  readonly conversations: readonly Conversation[]
  readonly recordings: readonly Recording[]
  readonly tokens: readonly Token[]
}

export function snapshot(world: World): Snapshot {
  const { sandboxId, seed, epoch, sequence, tenant, assumptions, transcodeSeconds, settle } = world
  return {
    sandboxId,
    seed,
    epoch,
    sequence,
    tenant,
    assumptions,
    transcodeSeconds,
    settle,
    clients: [...world.clients.values()],
    users: [...world.users.values()],
    accessKeys: [...world.accessKeys.values()],
    conversations: [...world.conversations.values()],
    recordings: [...world.recordings.values()],
    tokens: [...world.tokens.older.values(), ...world.tokens.recent.values()],
  }
}

export function restore(state: Snapshot): World {
  const { clients, users, accessKeys, conversations, recordings, tokens, ...fields } = state
  const world = emptyWorld(fields)
  const recordingOf = new Map(recordings.map((recording) => [recording.recordingId, recording]))
  for (const client of clients) world.clients.set(client.clientId, client)
  for (const user of users) addUser(world, user)
  for (const key of accessKeys) world.accessKeys.set(key.accessKeyId, key)
  for (const conversation of conversations) {
    addConversation(world, conversation, recordingOf.get(conversation.recordingId))
  }
  for (const token of tokens) putToken(world.tokens, token)
  return world
}
