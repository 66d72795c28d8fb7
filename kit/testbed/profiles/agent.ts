import { maskPermission, recordPermission } from '../../../contracts/api/agent/contact.js'
import type { MakeTestProfile } from './test-profile.js'
import { signingIn } from './users.js'

/**
 * A tenant with CXone's own ACD, and two agents who are in every call. A client signs in with the access key of an agent,
 * and sends commands for the calls of that agent, in the one session of the agent.
 */
export const agent: MakeTestProfile = () => {
  const [main, second] = [agentWith('main', 6001), agentWith('second', 6002)]
  return {
    client: { scopes: [], divisions: ['div-demo'], grantTypes: ['password', 'refresh_token'] },
    product: 'acd',
    users: [main.user, second.user],
    tokenPath: '/auth/token',
    config: { main: main.config, second: second.config },
    callOf: ({ internal }, index) => ({
      participants: [
        { participantId: `part-${index}-other`, purpose: internal ? 'user' : 'customer' },
        ...[main, second].map(({ user }) => ({
          participantId: `part-${index}-${user.agentId}`,
          purpose: 'agent' as const,
          userId: user.userId,
        })),
      ],
    }),
    idsOf: ({ contactId }) => ({ contactId: String(contactId) }),
  }
}

function agentWith(name: string, agentId: number) {
  const { user, config } = signingIn(name, agentId, [recordPermission, maskPermission])
  return { user, config: { ...config, agentId: String(agentId), stationId: `station-${agentId}` } }
}
