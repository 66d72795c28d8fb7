import { digest } from './values/digest.js'
import type { OAuthClient } from './entities.js'
import type { ScenarioClient } from './start/scenario.js'

/** A client of a scenario that a store has kept: the digest of a secret that is not known. */
export interface KeptClient extends ScenarioClient {
  readonly secretDigest?: string
}

/** A client of a scenario with its defaults. */
export function clientOf({ clientSecret, secretDigest = '', ...client }: KeptClient): OAuthClient {
  return {
    name: client.clientId,
    grantTypes: ['client_credentials'],
    isPublic: false,
    redirectUris: [],
    postLogoutRedirectUris: [],
    accessTokenLifetimeSeconds: 3600,
    disabled: false,
    ...client,
    secretDigest: clientSecret === undefined ? secretDigest : digest(clientSecret),
  }
}
