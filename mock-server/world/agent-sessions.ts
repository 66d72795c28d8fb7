import { isHeld } from './recordings/holds.js'
import type { World } from './world.js'
import type {
  AgentCall,
  AgentCallStatus,
  AgentNotice,
  AgentSession,
  Conversation,
  Instant,
  Recording,
} from './entities.js'
import type { AgentSessionEvent } from './events.js'

/** Above this limit, only the latest notice of each call is kept, for an agent who never polls. */
const maxNotices = 1000

/** The session of a user, if any. A session that was ended does not count. */
export function agentSessionOf(world: World, userId: string): AgentSession | undefined {
  const sessionId = world.agentSessionIds.get(userId)
  const session = sessionId === undefined ? undefined : world.agentSessions.get(sessionId)
  return session?.endedAt === undefined ? session : undefined
}

export function putAgentSession(world: World, session: AgentSession): void {
  world.agentSessions.set(session.sessionId, session)
  world.agentSessionIds.set(session.userId, session.sessionId)
}

/** @throws {RangeError} if the session of the event does not exist, which is a bug of the caller */
export function applyToAgentSession(world: World, event: AgentSessionEvent): void {
  if (event.type === 'AgentSessionStarted') {
    const { sessionId, userId, stationId, stationPhoneNumber } = event
    const session = { sessionId, userId, stationId, stationPhoneNumber, calls: [], notices: [] }
    const before = world.agentSessionIds.get(userId)
    if (before !== undefined) world.agentSessions.delete(before)
    return putAgentSession(world, toldFromTheStart(world, session))
  }
  const session = world.agentSessions.get(event.sessionId)
  if (!session) throw new RangeError(`no agent session has the id ${event.sessionId}`)
  switch (event.type) {
    case 'AgentSessionJoined':
      return putAgentSession(world, toldFromTheStart(world, session))
    case 'AgentSessionEnded':
      return putAgentSession(world, { ...session, calls: [], notices: [], endedAt: event.at })
    case 'AgentEventsTaken':
      return putAgentSession(world, { ...session, notices: session.notices.slice(event.count) })
    case 'AgentRecordingRequested': {
      const conversation = world.conversations.get(event.conversationId)
      const requested = withCall(session, event.conversationId, { requested: true })
      putAgentSession(world, requested)
      if (!conversation || !isRunning(recordingOf(world, conversation))) return
      return putAgentSession(world, withNotice(world, requested, conversation, event.at))
    }
    case 'AgentMaskingShown': {
      const conversation = world.conversations.get(event.conversationId)
      const masked = withCall(session, event.conversationId, { masked: event.masked })
      if (conversation) putAgentSession(world, withNotice(world, masked, conversation, event.at))
    }
  }
}

function withCall(session: AgentSession, conversationId: string, change: Partial<AgentCall>): AgentSession {
  const calls = session.calls.map((call) =>
    call.conversationId === conversationId ? { ...call, ...change } : call,
  )
  return { ...session, calls }
}

/** Notifies the agents in a call that it has changed. */
export function tellOfCall(world: World, conversation: Conversation, at: Instant): void {
  for (const session of sessionsIn(world, conversation))
    putAgentSession(world, withNotice(world, session, conversation, at))
}

/** Notifies the agents in a call of a change in its recording that is visible to them. */
export function tellOfRecording(world: World, before: Recording, after: Recording, at: Instant): void {
  if (world.agentSessions.size === 0 || before.state === after.state) return
  const conversation = world.conversations.get(after.conversationId)
  if (!conversation) return
  for (const session of sessionsIn(world, conversation)) {
    const requested = callIn(session, conversation)?.requested ?? false
    const masks = (before.state === 'masked') !== (after.state === 'masked')
    if (masks || (requested && isRunning(before) !== isRunning(after)))
      putAgentSession(world, withNotice(world, session, conversation, at))
  }
}

function sessionsIn(world: World, { participants }: Conversation): AgentSession[] {
  if (world.agentSessions.size === 0) return []
  const userIds = new Set(participants.flatMap(({ userId }) => (userId === undefined ? [] : [userId])))
  return [...userIds].flatMap((userId) => agentSessionOf(world, userId) ?? [])
}

function toldFromTheStart(world: World, session: AgentSession): AgentSession {
  const calls = [...(world.callsByUser.get(session.userId) ?? [])]
  return calls.reduce<AgentSession>(
    (so, conversationId) => {
      const conversation = world.conversations.get(conversationId)
      return conversation ? withNotice(world, so, conversation) : so
    },
    { ...session, notices: [{ type: 'session' }] },
  )
}

/** The session with another notice. `at` is when the call changed; default: when it reached its status. */
function withNotice(
  world: World,
  session: AgentSession,
  conversation: Conversation,
  at?: Instant,
): AgentSession {
  const { conversationId } = conversation
  const recording = recordingOf(world, conversation)
  const before = callIn(session, conversation)
  const masked = before?.masked ?? false
  const status = statusOf(conversation, recording, masked)
  const since = before?.status === status ? before.since : (at ?? sinceOf(conversation))
  const requested = before?.requested ?? false
  const isLogging = requested && status !== 'Disconnected' && isRunning(recording)
  const others = session.calls.filter((call) => call.conversationId !== conversationId)
  return {
    ...session,
    calls:
      status === 'Disconnected'
        ? others
        : [...others, { conversationId, status, since, requested, ...(masked ? { masked } : {}) }],
    notices: kept([...session.notices, { type: 'call', conversationId, status, since, isLogging }]),
  }
}

function kept(notices: readonly AgentNotice[]): readonly AgentNotice[] {
  if (notices.length <= maxNotices) return notices
  const newest = new Map(notices.map((each) => [each.type === 'call' ? each.conversationId : '', each]))
  return [...newest.values()]
}

function callIn({ calls }: AgentSession, { conversationId }: Conversation): AgentCall | undefined {
  return calls.find((call) => call.conversationId === conversationId)
}

function recordingOf(world: World, { recordingId }: Conversation): Recording | undefined {
  return world.recordings.get(recordingId)
}

export function isRunning(recording: Recording | undefined): boolean {
  return recording?.state === 'recording' || recording?.state === 'masked'
}

function statusOf(
  conversation: Conversation,
  recording: Recording | undefined,
  masked: boolean,
): AgentCallStatus {
  const { state } = conversation
  if (state === 'alerting') return 'Incoming'
  if (state === 'ended') return 'Disconnected'
  if (isHeld(conversation)) return 'Holding'
  return recording?.state === 'masked' || (masked && !isRunning(recording)) ? 'Masking' : 'Active'
}

function sinceOf({ startTime, connectedTime, endTime }: Conversation): Instant {
  return endTime ?? connectedTime ?? startTime
}
