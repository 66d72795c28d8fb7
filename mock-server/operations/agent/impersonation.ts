import { impersonatePermission } from '../../../contracts/api/agent/contact.js'
import { sessionsSwagger } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import type { User } from '../../world/entities.js'
import { forbid, reject } from './reject.js'

/** Whether a user may act in the sessions of other agents. */
export function mayImpersonate({ permissions }: User): boolean {
  return permissions.includes(impersonatePermission)
}

/**
 * The agent that `asAgentId` names; the user itself for an empty text.
 * @throws {Rejection} 400 for a number that no agent has, 403 for another agent without the permission
 */
export function actingAs(world: World, user: User, asAgentId: string): User {
  if (asAgentId === '' || asAgentId === String(user.agentId)) return user
  const agent = [...world.users.values()].find(({ agentId }) => String(agentId) === asAgentId)
  if (mayImpersonate(user) && agent) return agent
  if (/^\d+$/.test(asAgentId) && !mayImpersonate(user)) {
    throw forbid(world, {
      rule: 'impersonation',
      evidence: sessionsSwagger('403 "Insufficient permissions"'),
      reason: `User ${user.userName} is agent ${user.agentId}, and lacks the permission ${impersonatePermission}.`,
      fix: [`Send asAgentId=${user.agentId}, or add the permission ${impersonatePermission} to the user.`],
    })
  }
  throw invalidAgent(`No agent has the number ${JSON.stringify(asAgentId.slice(0, 40))}.`)
}

export function invalidAgent(reason: string) {
  return reject(400, 'Invalid Agent Id.', {
    rule: 'agent-id',
    evidence: sessionsSwagger('join, 400 "Invalid Agent Id."'),
    reason,
    fix: ['Send asAgentId with the agentId that whoami returns.'],
  })
}
