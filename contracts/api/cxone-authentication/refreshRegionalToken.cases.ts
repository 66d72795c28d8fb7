import type { ContractCases } from '../../case.js'
import { path } from './refreshRegionalToken.js'
import { regionalResponse } from './regional.cases.js'
import { withoutJson } from './rejections.cases.js'
import { missing, signedIn, userhubRejection } from './userhub.cases.js'

export const cases: ContractCases = [
  {
    name: 'rejects a refresh token that the mock did not issue with 401',
    request: { json: { token: 'nobody-issued-this' } },
    expect: userhubRejection(401, 'Unauthorized', 'Invalid credentials', path),
  },
  {
    name: 'refreshes a token of a regional service',
    before: [
      signedIn,
      { operation: 'issueRegionalToken', json: { accessToken: '{access_token}' }, keep: 'refreshToken' },
    ],
    request: { json: { token: '{refreshToken}' } },
    expect: regionalResponse,
  },
  { name: 'rejects a body without a token with 400', request: { json: {} }, expect: missing('token', path) },
  withoutJson(path),
]
