import { niceSdk } from '../../evidence.js'

/** The paths, and what the SDK sends to them. */
export const regionalEvidence = niceSdk(
  'REGIONAL_AUTH_TOKEN and REGIONAL_AUTH_REFRESH_TOKEN, the paths of the regional service',
  'core-sdk/src/constants/api-uri-constants.js',
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
