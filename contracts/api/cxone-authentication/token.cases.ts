import { any } from '../../matchers.js'

// Requests and responses of `/auth/token` and the related services.

export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' }

export const basic = (id: string, secret: string) => ({
  authorization: `Basic ${btoa(`${id}:${secret}`)}`,
})

/** The access key of the demo's agent as parameters of the grant `password`. */
export const accessKey = { username: 'SAMDEMOKEY', password: 'sam-access-key-secret' }

export const passwordForm = { grant_type: 'password', ...accessKey }

/** An error of `/auth/token`. */
export const rejected = (error: string, description: string) =>
  ({ status: 400, headers: noStore, body: { error, error_description: description } }) as const

/** One byte more than the body limit of a token endpoint. */
export const tooLong = 'a'.repeat(65_537)

export const tooLarge = {
  ...rejected('invalid_request', 'The request body is larger than 65536 bytes'),
  status: 413,
} as const

/** A token response. */
export const tokens = {
  access_token: any('token'),
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: any('token'),
  id_token: any('token'),
} as const

export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

/** A token response for an access key, or for another token. */
export const typedTokens = { ...tokens, issued_token_type: accessTokenType } as const
