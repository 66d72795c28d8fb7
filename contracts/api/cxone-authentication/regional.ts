import { niceSdk } from '../../evidence.js'

/** The methods and what the SDK sends. The paths are in core-sdk/src/constants/api-uri-constants.js of the same commit. */
export const regionalEvidence = niceSdk(
  'the posts to REGIONAL_AUTH_TOKEN and REGIONAL_AUTH_REFRESH_TOKEN, whose paths are in core-sdk/src/constants/api-uri-constants.js',
  'auth-sdk/src/lib/cxone-auth.js',
)

/** The fields of the response. */
export const regionalFields = niceSdk(
  'AuthToken: what it reads of a token response',
  'common-sdk/src/lib/model/authenticate/auth-token.js',
)

/** The response of the regional services, as NICE's SDK reads it. */
export const regionalTokens = {
  description: 'tokens, with the field names that the SDK reads; the lifetime is in seconds',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['accessToken', 'refreshToken', 'accessTokenExpiry', 'id_token'],
        properties: {
          accessToken: { type: 'string' },
          refreshToken: { type: 'string' },
          accessTokenExpiry: { type: 'integer' },
          id_token: { type: 'string' },
        },
      },
    },
  },
} as const
