import type { Operation } from '../operation.js'
import { requireAcdUser } from './require-acd.js'
import { findSession } from './find-contact.js'
import { agentEvent } from './agent-event.js'

/** The timeout that NICE's SDK sends. */
const defaultSeconds = 60

/** A long poll. It returns new events as soon as there are any, or 304 after the timeout. */
export const getNextEvent: Operation<'getNextEvent'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const { params, query, now, since, mayWait } = call
  const session = findSession(world, user, params.sessionId)
  const { sessionId, notices } = session
  if (notices.length > 0) {
    const events = notices.map((notice) => agentEvent(world, user, session, notice))
    return {
      events: [{ type: 'AgentEventsTaken', sessionId, count: notices.length, at: now }],
      response: { status: 200, body: { sessionId, events } },
    }
  }
  const timeout = world.assumptions['agent-next-event-without-timeout'] === '60s' ? defaultSeconds : 0
  const until = since + Number(query.get('timeout') ?? timeout) * 1000
  return mayWait && now < until ? { wait: { until } } : { response: { status: 304 } }
}
