import {
  maskingPermission,
  recordOnDemandPermission,
} from '../../../contracts/api/record-on-demand/interaction.js'
import type { ScenarioUser } from '../../world/users.js'
import type { MakeProfileRoom } from './profile-room.js'

/**
 * An agent for each call, since the profile goes by agents; and two users beside them, who may record whom they
 * want, and whose access keys the clients sign in with: CXone's token is always one of a user.
 */
export const recordOnDemand: MakeProfileRoom = (_, calls) => {
  const agents = Array.from({ length: calls }, (__, index) => userOf(`agent-${index + 1}`, 7001 + index))
  const main = signingIn('main', 6001)
  const second = signingIn('second', 6002)
  return {
    client: { scopes: [], divisions: ['div-demo'], grantTypes: ['password', 'refresh_token'] },
    users: [main.user, second.user, ...agents],
    tokenPath: '/auth/token',
    config: { main: main.config, second: second.config },
    callOf: ({ internal }, index) => ({
      participants: [
        { participantId: `part-${index}-other`, purpose: internal ? 'user' : 'customer' },
        { participantId: `part-${index}-agent`, purpose: 'agent', userId: agents[index]?.userId ?? '' },
      ],
    }),
    idsOf: (_call, index) => ({ userId: agents[index]?.userId ?? '' }),
  }
}

function userOf(name: string, agentId: number): ScenarioUser {
  const userName = `${name}@demo.example`
  return { userId: crypto.randomUUID(), agentId, userName, givenName: 'Kit', familyName: name }
}

/** A user with an access key, and what a client is told of it. */
function signingIn(name: string, agentId: number) {
  const accessKeyId = `KEY${crypto.randomUUID().slice(0, 8)}`.toUpperCase()
  const accessKeySecret = `canary-${crypto.randomUUID()}`
  const permissions = [recordOnDemandPermission, maskingPermission]
  const accessKeys = [{ accessKeyId, accessKeySecret }]
  return {
    user: { ...userOf(name, agentId), permissions, accessKeys },
    config: { scopes: [], accessKeyId, accessKeySecret },
  }
}
