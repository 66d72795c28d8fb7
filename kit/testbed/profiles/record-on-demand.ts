import {
  maskingPermission,
  recordOnDemandPermission,
} from '../../../contracts/api/record-on-demand/interaction.js'
import type { MakeTestProfile } from './test-profile.js'
import { signingIn, userOf } from './users.js'

/**
 * An agent for each call, since the profile goes by agents; and two users beside them, who may record whom they
 * want, and whose access keys the clients sign in with: CXone's token is always one of a user.
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
