import { any } from '../../matchers.js'

/** The answer of the regional services, as a case expects it. */
export const regionalAnswer = {
  status: 200,
  headers: { 'cache-control': 'no-store' },
  body: {
    accessToken: any('token'),
    refreshToken: any('token'),
    accessTokenExpiry: 3600,
    id_token: any('jwt'),
  },
} as const

/** What the regional services of NICE's SDK answer with. */
export const regionalTokens = {
  description: 'tokens, by the names that the SDK reads; the lifetime is in seconds',
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
