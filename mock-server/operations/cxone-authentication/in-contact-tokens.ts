import type { World } from '../../world/world.js'
import type { Decision } from '../operation.js'
import { toSign, type IssuedTokens } from './issue-tokens.js'
import { resourceServer } from './userhub.js'
import type { User } from '../../world/entities.js'

const everyApi = 'RealTimeApi AdminApi AgentApi ReportingApi'

/** The token response of the older ACD. */
export function inContactTokens(
  { tenant, assumptions }: World,
  baseUrl: string,
  user: User,
  issued: IssuedTokens,
  requestedScope?: string,
): Decision {
  return {
    events: issued.events,
    response: {
      status: 200,
      sign: toSign(issued, { access: 'access_token', refresh: 'refresh_token' }),
      body: {
        access_token: issued.accessToken,
        token_type: 'bearer',
        expires_in: issued.expiresInSeconds,
        refresh_token: issued.refreshToken,
        scope: (assumptions['legacy-scope'] === 'requested' && requestedScope) || everyApi,
        resource_server_base_uri: resourceServer(baseUrl),
        refresh_token_server_uri: refreshServer(baseUrl),
        agent_id: user.agentId,
        team_id: user.teamId,
        bus_no: tenant.busNo,
      },
    },
  }
}

/** The URL that accepts its refresh tokens. */
export function refreshServer(baseUrl: string): string {
  return `${baseUrl}/InContactAuthorizationServer/Token`
}
