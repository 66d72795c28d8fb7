import { instant } from '../instant.js'
import type { OAuthClient } from '../../world/entities.js'

/** Genesys's authorizedGrantType of a client. */
function grantTypeOf({ grantTypes }: OAuthClient): string {
  if (grantTypes.includes('client_credentials')) return 'CLIENT-CREDENTIALS'
  return grantTypes.includes('password') ? 'PASSWORD' : 'CODE'
}

/** The client as Genesys shows it. Its secret is known only when it is created. */
export function presentClient(client: OAuthClient): Record<string, unknown> {
  const { clientId, name, description, scopes, divisions, createdAt, modifiedAt } = client
  return {
    id: clientId,
    name,
    description,
    accessTokenValiditySeconds: client.accessTokenLifetimeSeconds,
    registeredRedirectUri: client.redirectUris,
    authorizedGrantType: grantTypeOf(client),
    scope: scopes,
    roleDivisions: divisions.map((divisionId) => ({ roleId: 'role-any', divisionId })),
    state: client.disabled ? 'disabled' : client.inactive === true ? 'inactive' : 'active',
    dateCreated: createdAt === undefined ? undefined : instant(createdAt),
    dateModified: modifiedAt === undefined ? undefined : instant(modifiedAt),
    selfUri: `/api/v2/oauth/clients/${encodeURIComponent(clientId)}`,
  }
}
