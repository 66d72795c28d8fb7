import { applyToAgentSession, tellOfCall, tellOfRecording } from './agent-sessions.js'
import { applyToChannel } from './channels.js'
import type { Event } from './events.js'
import { addContact, segmentId } from './contacts.js'
import { addDue, nextOfRecording, removeDue } from './recordings/due.js'
import { evolve } from './recordings/evolve.js'
import { putOnHold, takenOffHold } from './recordings/holds.js'
import { find, put, remove, type Newest } from './values/newest.js'
import { evolveScreen, nextOfScreen, type ScreenRecording } from './recordings/screens.js'
import { addUser, removeUser } from './users.js'
import type { World } from './world.js'
import type { RefreshToken } from './sign-in.js'
import type { Conversation, Recording, Token } from './entities.js'

/** A browser session keeps only its newest grants. */
const maxGrants = 1000

/**
 * Applies an event. Changes only the things that the event refers to.
 * @throws {RangeError} if the event refers to something unknown, which is a bug of the caller
 */
export function apply(world: World, event: Event): void {
  world.sequence += 1
  switch (event.type) {
    case 'TokenIssued':
      return put(world.tokens, event.token)
    case 'TokenRevoked': {
      const token = held(find(world.tokens, event.digest), 'token', event.digest)
      return put(world.tokens, { ...token, revokedAt: event.at })
    }
    case 'TokenSigned':
      return sign(world.tokens, event)
    case 'RefreshTokenSigned':
      return sign(world.refreshTokens, event)
    case 'CodeIssued': {
      put(world.codes, event.code)
      const session = find(world.sessions, event.sessionDigest)
      const grantIds = [...(session?.grantIds ?? []).slice(1 - maxGrants), event.code.grantId]
      return session && put(world.sessions, { ...session, grantIds })
    }
    case 'CodeUsed': {
      const code = held(find(world.codes, event.digest), 'code', event.digest)
      return put(world.codes, { ...code, usedAt: event.at })
    }
    case 'RefreshTokenIssued':
      return put(world.refreshTokens, event.refreshToken)
    case 'RefreshTokenUsed': {
      const token = held(find(world.refreshTokens, event.digest), 'refresh token', event.digest)
      return put(world.refreshTokens, { ...token, usedAt: event.at })
    }
    case 'GrantRevoked':
      return put(world.revokedGrants, { digest: event.grantId, at: event.at })
    case 'SignedIn':
      return put(world.sessions, event.session)
    case 'SignedOut': {
      const session = held(find(world.sessions, event.digest), 'session', event.digest)
      return put(world.sessions, { ...session, endedAt: event.at })
    }
    case 'AccessKeyCreated':
      return void world.accessKeys.set(event.accessKey.accessKeyId, event.accessKey)
    case 'AccessKeyChanged': {
      const { accessKeyId, isActive } = event
      const key = held(world.accessKeys.get(accessKeyId), 'access key', accessKeyId)
      return void world.accessKeys.set(accessKeyId, { ...key, isActive })
    }
    case 'AccessKeyDeleted':
      return void world.accessKeys.delete(event.accessKeyId)
    case 'UserRemoved':
      return removeUser(world, event.userId)
    case 'ClientAdded':
    case 'ClientChanged':
      return void world.clients.set(event.client.clientId, event.client)
    case 'ClientRemoved':
      return void world.clients.delete(event.clientId)
    case 'UserAdded':
    case 'UserChanged':
      return addUser(world, event.user)
    case 'AssumptionsChanged':
      world.assumptions = event.assumptions
      return
    case 'SettleChanged':
      world.settle = event.settle
      return
    case 'SigningKeyRotated':
      world.keyRotations += 1
      return
    case 'CallBegan':
      addConversation(world, event.conversation)
      return tellOfCall(world, event.conversation, event.conversation.startTime)
    case 'CallHeld':
    case 'CallResumed': {
      const { conversationId, type, at } = event
      const conversation = held(world.conversations.get(conversationId), 'conversation', conversationId)
      const changed = type === 'CallHeld' ? putOnHold(conversation, at) : takenOffHold(conversation, at)
      world.conversations.set(conversationId, changed)
      return tellOfCall(world, changed, at)
    }
    case 'CallAnswered':
    case 'CallEnded': {
      const { conversationId, type, at } = event
      const conversation = held(world.conversations.get(conversationId), 'conversation', conversationId)
      const ended = type === 'CallEnded'
      // The clock may be set back, but nothing ends before it began.
      const then = Math.max(at, conversation.connectedTime ?? conversation.startTime)
      const changed: Conversation = {
        ...(ended ? takenOffHold(conversation, then) : conversation),
        ...(ended ? { state: 'ended', endTime: then } : { state: 'connected', connectedTime: then }),
      }
      world.conversations.set(conversationId, changed)
      tellOfCall(world, changed, then)
      if (!ended) return
      world.active.get(conversation.divisionId)?.delete(conversationId)
      for (const userId of usersIn(conversation)) world.callsByUser.get(userId)?.delete(conversationId)
      return
    }
    case 'ParticipantChanged': {
      const { conversationId } = event
      const conversation = held(world.conversations.get(conversationId), 'conversation', conversationId)
      const participants = conversation.participants.map((each) =>
        each.participantId === event.participantId
          ? { ...each, attributes: { ...each.attributes, ...event.attributes } }
          : each,
      )
      return void world.conversations.set(conversationId, { ...conversation, participants })
    }
    case 'ScreenRecordingStarting':
    case 'ScreenRecordingStarted':
    case 'ScreenRecordingStopping':
    case 'ScreenRecordingStopped': {
      const { userId } = event
      const screen = evolveScreen(world.screens.get(userId), event)
      removeDue(world.due, userId)
      if (screen) putScreen(world, screen)
      else world.screens.delete(userId)
      return
    }
    case 'ChannelCreated':
    case 'ChannelRemoved':
    case 'ChannelSubscribed':
    case 'ChannelConnected':
    case 'ChannelDisconnected':
      return applyToChannel(world, event)
    case 'ExtractionStarted':
      return put(world.extractions, event.extraction)
    case 'AgentSessionStarted':
    case 'AgentSessionJoined':
    case 'AgentSessionEnded':
    case 'AgentEventsTaken':
    case 'AgentRecordingRequested':
    case 'AgentMaskingShown':
      return applyToAgentSession(world, event)
    default: {
      const { recordingId } = event
      const recording = held(world.recordings.get(recordingId), 'recording', recordingId)
      const evolved = evolve(recording, event)
      putRecording(world, evolved, recording)
      if ('at' in event) tellOfRecording(world, recording, evolved, event.at)
    }
  }
}

/** Stores a recording, and schedules its pending event. */
function putRecording(world: World, recording: Recording, before?: Recording): void {
  const { recordingId, settling } = recording
  world.recordings.set(recordingId, recording)
  if (settling === before?.settling) return
  if (before?.settling) removeDue(world.due, recordingId)
  const due = nextOfRecording(recording)
  if (due) addDue(world.due, due)
}

/** Stores a screen recording, and schedules its pending event. */
export function putScreen(world: World, screen: ScreenRecording): void {
  world.screens.set(screen.userId, screen)
  addDue(world.due, nextOfScreen(screen))
}

/** Adds a conversation with its recording, and indexes the ids of both. */
export function addConversation(world: World, conversation: Conversation, recording?: Recording): void {
  const { conversationId, recordingId, divisionId } = conversation
  world.conversations.set(conversationId, conversation)
  putRecording(world, recording ?? { recordingId, conversationId, state: 'idle' })
  addContact(world, conversation)
  world.identities.set(conversationId, { kind: 'conversation', conversationId })
  world.identities.set(conversation.conferenceId, { kind: 'conference', conversationId })
  world.identities.set(recordingId, { kind: 'recording', conversationId })
  world.identities.set(segmentId(conversation), { kind: 'segment', conversationId })
  for (const { participantId, callId } of conversation.participants) {
    world.identities.set(participantId, { kind: 'participant', conversationId })
    world.identities.set(callId, { kind: 'call', conversationId })
  }
  if (conversation.state === 'ended') return
  const active = world.active.get(divisionId) ?? new Set<string>()
  world.active.set(divisionId, active.add(conversationId))
  for (const userId of usersIn(conversation)) {
    const calls = world.callsByUser.get(userId) ?? new Set<string>()
    world.callsByUser.set(userId, calls.add(conversationId))
  }
}

function usersIn({ participants }: Conversation): string[] {
  return participants.flatMap(({ userId }) => (userId === undefined ? [] : [userId]))
}

/** A token that was issued under the digest of its `jti` is found by the digest of the whole JWT from now on. */
function sign<Value extends Token | RefreshToken>(
  tokens: Newest<Value>,
  { digest, signedDigest, contentDigest }: Extract<Event, { readonly signedDigest: string }>,
): void {
  const token = held(find(tokens, digest), 'token', digest)
  remove(tokens, digest)
  put(tokens, { ...token, digest: signedDigest, jwt: { id: digest, content: contentDigest } })
}

function held<Thing>(thing: Thing | undefined, kind: string, id: string): Thing {
  if (!thing) throw new RangeError(`no ${kind} has the id ${id}`)
  return thing
}
