import type { Decision } from '../operation.js'
import { toSign, type IssuedTokens } from './issue-tokens.js'

/** Tokens with the field names that NICE's SDK reads from a regional service. */
export function regionalTokens(issued: IssuedTokens): Decision {
  return {
    events: issued.events,
    response: {
      status: 200,
      sign: toSign(issued, { access: 'accessToken', refresh: 'refreshToken', id: 'id_token' }),
      body: {
        accessToken: issued.accessToken,
        refreshToken: issued.refreshToken,
        accessTokenExpiry: issued.expiresInSeconds,
      },
    },
  }
}
