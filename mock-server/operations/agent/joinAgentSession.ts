import { sessionsSwagger } from '../../../contracts/evidence.js'
import { agentSessionOf } from '../../world/agent-sessions.js'
import type { Operation } from '../operation.js'
import { actingAs, invalidAgent } from './impersonation.js'
import { requireAcdUser } from './require-acd.js'
import { reject } from './reject.js'
import { hasField, sentField } from './sent-field.js'
import type { User } from '../../world/entities.js'

export const joinAgentSession: Operation<'joinAgentSession'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const { query, text, now } = call
  // NICE's SDK sends an empty asAgentId when the application names no agent.
  if (!hasField(query, text, 'asAgentId')) throw invalidAgent('The request has no asAgentId.')
  const agent = actingAs(world, user, sentField(query, text, 'asAgentId'))
  const session = agentSessionOf(world, agent.userId)
  if (!session) throw noSession(agent)
  const { sessionId } = session
  const again = world.assumptions['agent-events-after-join'] === 'told-again'
  return {
    events: again ? [{ type: 'AgentSessionJoined', sessionId, at: now }] : [],
    response: { status: 202, body: { sessionId } },
  }
}

function noSession({ userName }: User) {
  return reject(409, 'Invalid Session', {
    rule: 'session-to-join',
    evidence: sessionsSwagger('join, 409 "Invalid Session"'),
    reason: `User ${userName} has no session.`,
    fix: ['Start a session with POST …/agent-sessions?stationId=….'],
  })
}
