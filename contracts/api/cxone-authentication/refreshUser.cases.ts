import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { path } from './refreshUser.js'
import { withoutJson } from './rejections.cases.js'
import { missing, signedIn, userhubRejection } from './userhub.cases.js'

export const cases: ContractCases = [
  {
    name: 'rejects a refresh token that the mock did not issue with 401',
    request: { json: { token: 'nobody-issued-this' } },
    expect: userhubRejection(401, 'Unauthorized', 'Invalid credentials', path),
  },
  { name: 'rejects a body without a token with 400', request: { json: {} }, expect: missing('token', path) },
  {
    name: 'refreshes the tokens of an access key',
    before: [signedIn],
    request: { json: { token: '{refresh_token}' } },
    expect: {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: { access_token: any('token'), refresh_token: any('token'), expires_in: 3600 },
    },
  },
  {
    name: 'has names of its own under that variant',
    assume: { 'userhub-refresh-fields': 'own-names' },
    before: [signedIn],
    request: { json: { token: '{refresh_token}' } },
    expect: {
      status: 200,
      body: {
        token: any('token'),
        refreshToken: any('token'),
        tokenExpirationTimeSec: 3600,
        refreshTokenExpirationTimeSec: 7200,
      },
    },
  },
  withoutJson(path),
]
