import { maskPermission, recordPermission } from '../../../contracts/api/agent/contact.js'
import type { MakeTestProfile } from './test-profile.js'
import { signingIn } from './users.js'

/**
 * A tenant with CXone's own ACD, and two agents who are in every call, each with an access key that a client signs in
 * with: commands are those of an agent for the own calls, in the one session that the agent has.
 */
export const agent: MakeTestProfile = () => {
  const [main, second] = [agentCalled('main', 6001), agentCalled('second', 6002)]
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

function agentCalled(name: string, agentId: number) {
  const { user, config } = signingIn(name, agentId, [recordPermission, maskPermission])
  return { user, config: { ...config, agentId: String(agentId), stationId: `station-${agentId}` } }
}
