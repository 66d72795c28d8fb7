import { assumed } from '../../../contracts/evidence.js'
import { agentSessionOf } from '../../world/agent-sessions.js'
import { mint } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import type { Operation, Decision } from '../operation.js'
import { requireAcdUser } from './require-acd.js'
import { reject } from './reject.js'
import { sentField } from './sent-field.js'
import type { Instant, User } from '../../world/entities.js'

export const startAgentSession: Operation<'startAgentSession'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const { query, text, now } = call
  const station = {
    stationId: sentField(query, text, 'stationId'),
    stationPhoneNumber: sentField(query, text, 'stationPhoneNumber'),
  }
  if (agentSessionOf(world, user.userId)) throw sessionExists(user)
  const optional = world.assumptions['agent-session-without-station'] === 'accepted-202'
  if (station.stationId === '' && station.stationPhoneNumber === '' && !optional) throw noStation()
  return begin(world, user, station, now)
}

interface Station {
  readonly stationId: string
  readonly stationPhoneNumber: string
}

/** Starts the session of a user. */
export function begin(world: World, { userId }: User, station: Station, now: Instant): Decision {
  // NICE's SDK replaces the first "60" in the whole URL when it polls again, so the id must not contain one.
  const sessionId = mint(world, `agent-session/${userId}`).replaceAll('0', 'o')
  return {
    events: [{ type: 'AgentSessionStarted', sessionId, userId, ...station, at: now }],
    response: { status: 202, body: { sessionId } },
  }
}

function sessionExists({ userName }: User) {
  return reject(409, 'Agent session already exists', {
    rule: 'one-session',
    reason: `User ${userName} already has a session. An agent can have only one at a time.`,
    fix: ['Join it with POST …/agent-sessions/join, which returns its sessionId.'],
  })
}

function noStation() {
  return reject(400, 'stationId or stationPhoneNumber is required', {
    rule: 'station-present',
    evidence: assumed('agent-session-without-station'),
    reason: 'The request has neither stationId nor stationPhoneNumber, in the query or in a JSON body.',
    allowed: ['stationId=…', 'stationPhoneNumber=…'],
    fix: ['Send the station or the phone number of the agent.'],
  })
}
