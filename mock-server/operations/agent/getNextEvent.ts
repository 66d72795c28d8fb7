import { sessionsSwagger } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { requireAcdUser } from './require-acd.js'
import { findSession } from './find-contact.js'
import { agentEvent } from './agent-event.js'
import { reject } from './reject.js'
import type { User } from '../../world/entities.js'

/** A long poll. It returns new events as soon as there are any, or 304 after the timeout. */
export const getNextEvent: Operation<'getNextEvent'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const { params, query, now, since, mayWait } = call
  const found = world.agentSessions.get(params.sessionId)
  if (found?.endedAt !== undefined && found.userId === user.userId) throw sessionEnded(user)
  const { session, agent } = findSession(world, user, params.sessionId)
  const { sessionId, notices } = session
  const seconds = Number(query.get('timeout') ?? Number.NaN)
  if (!(seconds >= 0 && seconds <= 60)) throw invalidTimeout(query.get('timeout'))
  if (notices.length > 0) {
    const events = notices.map((notice) => agentEvent(world, agent, session, notice))
    return {
      events: [{ type: 'AgentEventsTaken', sessionId, count: notices.length, at: now }],
      response: { status: 200, body: { sessionId, events } },
    }
  }
  const until = since + seconds * 1000
  return mayWait && now < until ? { wait: { until } } : { response: { status: 304 } }
}

function sessionEnded({ userName }: User) {
  return reject(409, 'Session Ended', {
    rule: 'session-ended',
    evidence: sessionsSwagger('get-next-event, 409 "Session Ended"'),
    reason: `The session of user ${userName} has ended.`,
    fix: ['Stop polling, or start another session with POST …/agent-sessions.'],
  })
}

function invalidTimeout(timeout: string | null) {
  return reject(400, 'Invalid Timeout. Value must be between 0-60.', {
    rule: 'timeout',
    evidence: sessionsSwagger('get-next-event, 400 "Invalid Timeout. Value must be between 0-60."'),
    reason: timeout === null ? 'The query has no timeout.' : `The timeout is ${timeout} seconds.`,
    allowed: ['0 to 60'],
    fix: ["Send timeout=60, as NICE's SDK does."],
  })
}
