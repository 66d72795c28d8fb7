import type { NewWorld, World } from './world.js'
import { emptyWorld } from './world.js'
import { fromPlain, plain, type PlainRecording } from './recordings/recording-history.js'
import { addConversation, putScreen } from './apply.js'
import { putChannel, type Channel } from './channels.js'
import type { Extraction } from './extractions.js'
import { putAgentSession } from './agent-sessions.js'
import { put, valuesOf } from './values/newest.js'
import type { AuthorizationCode, RefreshToken, Session } from './sign-in.js'
import type { ScreenRecording } from './recordings/screens.js'
import { addUser } from './users.js'
import type { OAuthClient, Conversation, Instant, Token, AccessKey, User, AgentSession } from './entities.js'

/** A World as plain data that survives a JSON round trip unchanged. */
export interface Snapshot extends NewWorld {
  readonly clients: readonly OAuthClient[]
  readonly users: readonly User[]
  readonly accessKeys: readonly AccessKey[]
  readonly conversations: readonly Conversation[]
  readonly recordings: readonly PlainRecording[]
  readonly screens: readonly ScreenRecording[]
  readonly tokens: readonly Token[]
  readonly codes: readonly AuthorizationCode[]
  readonly refreshTokens: readonly RefreshToken[]
  readonly sessions: readonly Session[]
  readonly channels: readonly Channel[]
  readonly extractions: readonly Extraction[]
  readonly agentSessions: readonly AgentSession[]
  readonly revokedGrants: readonly (readonly [grantId: string, at: Instant])[]
}

export function snapshot(world: World): Snapshot {
  const { sandboxId, seed, epoch, sequence, tenant, divisions, assumptions, transcodeSeconds } = world
  return {
    sandboxId,
    seed,
    epoch,
    sequence,
    tenant,
    divisions,
    assumptions,
    transcodeSeconds,
    settle: world.settle,
    keyRotations: world.keyRotations,
    clients: [...world.clients.values()],
    users: [...world.users.values()],
    accessKeys: [...world.accessKeys.values()],
    conversations: [...world.conversations.values()],
    recordings: Array.from(world.recordings.values(), plain),
    screens: [...world.screens.values()],
    tokens: valuesOf(world.tokens),
    codes: valuesOf(world.codes),
    refreshTokens: valuesOf(world.refreshTokens),
    sessions: valuesOf(world.sessions),
    channels: [...world.channels.values()],
    extractions: valuesOf(world.extractions),
    agentSessions: [...world.agentSessions.values()],
    revokedGrants: valuesOf(world.revokedGrants).map(({ digest, at }) => [digest, at] as const),
  }
}

export function restore(state: Snapshot): World {
  const { clients, users, accessKeys, conversations, recordings, screens, tokens, ...others } = state
  const { codes, refreshTokens, sessions, channels, extractions, ...rest } = others
  const { agentSessions, revokedGrants, ...fields } = rest
  const world = emptyWorld(fields)
  const recordingOf = new Map(recordings.map((each) => [each.recordingId, fromPlain(each)]))
  for (const client of clients) world.clients.set(client.clientId, client)
  for (const user of users) addUser(world, user)
  for (const key of accessKeys) world.accessKeys.set(key.accessKeyId, key)
  for (const conversation of conversations) {
    addConversation(world, conversation, recordingOf.get(conversation.recordingId))
  }
  for (const screen of screens) putScreen(world, screen)
  for (const token of tokens) put(world.tokens, token)
  for (const code of codes) put(world.codes, code)
  for (const refreshToken of refreshTokens) put(world.refreshTokens, refreshToken)
  for (const session of sessions) put(world.sessions, session)
  // No WebSocket is part of a snapshot.
  for (const channel of channels) putChannel(world, { ...channel, connected: false })
  for (const extraction of extractions) put(world.extractions, extraction)
  for (const session of agentSessions) putAgentSession(world, session)
  for (const [digest, at] of revokedGrants) put(world.revokedGrants, { digest, at })
  return world
}
