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
