import { sessionsSwagger } from '../../../contracts/evidence.js'
import { agentSessionOf } from '../../world/agent-sessions.js'
import { mint } from '../../world/values/digest.js'
import type { Operation } from '../operation.js'
import { actingAs } from './impersonation.js'
import { requireAcdUser } from './require-acd.js'
import { reject } from './reject.js'
import { sentField } from './sent-field.js'
import type { User } from '../../world/entities.js'

export const startAgentSession: Operation<'startAgentSession'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const { query, text, now } = call
  const agent = actingAs(world, user, sentField(query, text, 'asAgentId'))
  if (agentSessionOf(world, agent.userId)) throw sessionExists(agent)
  const station = {
    stationId: sentField(query, text, 'stationId'),
    stationPhoneNumber: sentField(query, text, 'stationPhoneNumber'),
  }
  if (station.stationId === '' && station.stationPhoneNumber === '') throw noStation()
  requireTimeout(sentField(query, text, 'inactivityTimeout'))
  const { userId } = agent
  // NICE's SDK replaces the first "60" in the whole URL when it polls again, so the id must not contain one.
  const sessionId = mint(world, `agent-session/${userId}`).replaceAll('0', 'o')
  return {
    events: [{ type: 'AgentSessionStarted', sessionId, userId, ...station, at: now }],
    response: { status: 202, body: { sessionId } },
  }
}

function requireTimeout(text: string): void {
  const seconds = Number(text)
  if (text === '' || seconds === 0 || (seconds >= 30 && seconds <= 300)) return
  throw reject(400, 'Invalid session timeout value.', {
    rule: 'inactivity-timeout',
    evidence: sessionsSwagger(
      '400 "Invalid session timeout value.  Timeout value must be 30 to 300, or 0 for default."',
    ),
    reason: `inactivityTimeout is ${JSON.stringify(text.slice(0, 40))}.`,
    allowed: ['0', '30 to 300'],
    fix: ['Send inactivityTimeout with 30 to 300 seconds, or omit it.'],
  })
}

function sessionExists({ userName }: User) {
  return reject(409, 'Cannot start a session at this time.  Agent session already started.', {
    rule: 'one-session',
    evidence: sessionsSwagger('409 "Agent session already started."'),
    reason: `User ${userName} already has a session. An agent can have only one at a time.`,
    fix: ['Join it with POST …/agent-sessions/join, which returns its sessionId.'],
  })
}

function noStation() {
  return reject(400, 'Invalid Station or Phone Number', {
    rule: 'station-present',
    evidence: sessionsSwagger('400 "Invalid Station or Phone Number"'),
    reason: 'The request has neither stationId nor stationPhoneNumber, in the query or in a JSON body.',
    allowed: ['stationId=…', 'stationPhoneNumber=…'],
    fix: ['Send the station or the phone number of the agent.'],
  })
}
