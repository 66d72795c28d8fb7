import {
  maskingPermission,
  recordOnDemandPermission,
} from '../../../contracts/api/record-on-demand/interaction.js'
import type { MakeTestProfile } from './test-profile.js'
import { signingIn, userOf } from './users.js'

/**
 * One agent per call, because the profile identifies a call by its agent. Clients sign in with the access keys of two
 * other users, who may record anyone, because a CXone token always belongs to a user.
 */
export const recordOnDemand: MakeTestProfile = (_, calls) => {
  const agents = Array.from({ length: calls }, (__, index) => userOf(`agent-${index + 1}`, 7001 + index))
  const permissions = [recordOnDemandPermission, maskingPermission]
  const main = signingIn('main', 6001, permissions)
  const second = signingIn('second', 6002, permissions)
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
