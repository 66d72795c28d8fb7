import { any } from '../../matchers.js'

/** The response of the regional services. */
export const regionalResponse = {
  status: 200,
  headers: { 'cache-control': 'no-store' },
  body: {
    accessToken: any('token'),
    refreshToken: any('token'),
    accessTokenExpiry: 3600,
    id_token: any('jwt'),
  },
} as const
