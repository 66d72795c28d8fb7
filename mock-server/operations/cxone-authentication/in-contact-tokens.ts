import { digest, mint } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { padToken } from '../authentication/pad-token.js'
import type { Decision } from '../operation.js'
import { toSign, type IssuedTokens } from './issue-tokens.js'
import { resourceServer } from './userhub.js'
import type { Instant, OAuthClient, User } from '../../world/entities.js'

const everyApi = 'RealTimeApi AdminApi AgentApi ReportingApi'

/** The token response of the older ACD. */
export function inContactTokens(
  world: World,
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
        scope: scopeOf(world, requestedScope),
        resource_server_base_uri: resourceServer(baseUrl),
        refresh_token_server_uri: refreshServer(baseUrl),
        agent_id: user.agentId,
        team_id: user.teamId,
        bus_no: world.tenant.busNo,
      },
    },
  }
}

/** The response of the Client grant: a token without a user and without a refresh token. */
export function clientTokens(
  world: World,
  { now, baseUrl }: { readonly now: Instant; readonly baseUrl: string },
  { clientId, accessTokenLifetimeSeconds, accessTokenLength }: OAuthClient,
  requestedScope?: string,
): Decision {
  const minted = `${world.sandboxId}.${mint(world, `access_token/${clientId}`)}`
  const accessToken = padToken(minted, accessTokenLength)
  const token = {
    digest: digest(accessToken),
    clientId,
    grantId: mint(world, `grant/${clientId}`),
    scopes: [],
    issuedAt: now,
    expiresAt: now + accessTokenLifetimeSeconds * 1000,
  }
  return {
    events: [{ type: 'TokenIssued', token }],
    response: {
      status: 200,
      body: {
        access_token: accessToken,
        token_type: 'bearer',
        expires_in: accessTokenLifetimeSeconds,
        scope: scopeOf(world, requestedScope),
        resource_server_base_uri: resourceServer(baseUrl),
        bus_no: world.tenant.busNo,
      },
    },
  }
}

function scopeOf({ assumptions }: World, requested: string | undefined): string {
  return (assumptions['legacy-scope'] === 'requested' && requested) || everyApi
}

/** The URL that accepts its refresh tokens. */
export function refreshServer(baseUrl: string): string {
  return `${baseUrl}/InContactAuthorizationServer/Token`
}
