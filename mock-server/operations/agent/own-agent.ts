import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { requireAcdUser } from './require-acd.js'
import { emptyId } from './find-contact.js'
import { forbid, reject } from './reject.js'
import type { Principal, User } from '../../world/entities.js'

interface AgentRequest {
  readonly operationId: string
  readonly params: { readonly version: string; readonly agentId: string }
  readonly principal: Principal
}

/**
 * The user of the token, if the request is about the user's own agent.
 * @throws {Rejection} 404 for an empty number; as `requireOwn` for another agent
 */
export function ownAgent(world: World, call: AgentRequest): User {
  const user = requireAcdUser(world, call)
  const { agentId } = call.params
  if (agentId === '') throw emptyId('agentId')
  requireOwn(world, user, agentId, call.operationId === 'getAgentSettings' ? 400 : 404)
  return user
}

/** @throws {Rejection} `status`, or 403 under a variant, for the number of another agent */
export function requireOwn(world: World, user: User, agentId: string, status: 400 | 404 = 404): void {
  if (agentId === String(user.agentId)) return
  const details = {
    rule: 'own-agent',
    evidence: assumed('agent-of-another'),
    reason: `User ${user.userName} is agent ${user.agentId}, but agentId is another number.`,
    fix: [`Send agentId=${user.agentId}.`],
  }
  const forbidden = world.assumptions['agent-of-another'] === 'forbidden-403'
  throw forbidden ? forbid(world, details) : reject(status, 'Invalid Agent Id', details)
}
