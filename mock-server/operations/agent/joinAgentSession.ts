import { assumed } from '../../../contracts/evidence.js'
import { agentSessionOf } from '../../world/agent-sessions.js'
import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { requireAcdUser } from './require-acd.js'
import { forbid, invalidSession, reject } from './reject.js'
import { sentField } from './sent-field.js'
import { begin } from './startAgentSession.js'
import type { User } from '../../world/entities.js'

export const joinAgentSession: Operation<'joinAgentSession'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const { query, text, now } = call
  const asAgentId = sentField(query, text, 'asAgentId')
  if (!/^\d*$/.test(asAgentId)) throw notNumber(asAgentId)
  if (asAgentId !== '' && asAgentId !== String(user.agentId)) throw another(world, user, asAgentId)
  const session = agentSessionOf(world, user.userId)
  if (!session && world.assumptions['agent-join-without-session'] === 'started-202')
    return begin(world, user, { stationId: '', stationPhoneNumber: '' }, now)
  if (!session) throw noSession(world, user)
  const { sessionId } = session
  const again = world.assumptions['agent-events-after-join'] === 'told-again'
  return {
    events: again ? [{ type: 'AgentSessionJoined', sessionId, at: now }] : [],
    response: { status: 202, body: { sessionId } },
  }
}

function notNumber(asAgentId: string) {
  return reject(400, 'asAgentId is not a number', {
    rule: 'agent-id-number',
    reason: `asAgentId is ${JSON.stringify(asAgentId.slice(0, 80))}, but the id of an agent is a number.`,
    fix: ['Send the agentId that whoami returns, or omit asAgentId.'],
  })
}

function another(world: World, { userName, agentId }: User, asAgentId: string) {
  const details = {
    rule: 'own-session',
    evidence: assumed('agent-join-as-another'),
    reason: `User ${userName} is agent ${agentId}, but asAgentId is ${asAgentId}.`,
    fix: [`Send asAgentId=${agentId}, or omit it.`],
  }
  return world.assumptions['agent-join-as-another'] === 'forbidden-403'
    ? forbid(world, details)
    : invalidSession(world, details)
}

function noSession(world: World, { userName }: User) {
  return invalidSession(world, {
    rule: 'session-to-join',
    evidence: assumed('agent-join-without-session'),
    reason: `User ${userName} has no session.`,
    fix: ['Start a session with POST …/agent-sessions?stationId=….'],
  })
}
