import type { ContractCases } from '../../case.js'
import { path } from './issueRegionalToken.js'
import { regionalResponse } from './regional.cases.js'
import { withoutJson } from './rejections.cases.js'
import { missing, signedIn, userhubRejection } from './userhub.cases.js'

export const cases: ContractCases = [
  {
    name: 'rejects an access token that the mock did not issue with 401',
    request: { json: { accessToken: 'nobody-issued-this' } },
    expect: userhubRejection(401, 'Unauthorized', 'Invalid credentials', path),
  },
  {
    name: 'issues tokens for an access token',
    before: [signedIn],
    request: { json: { accessToken: '{access_token}' } },
    expect: regionalResponse,
  },
  {
    name: 'rejects a body without a token with 400',
    request: { json: {} },
    expect: missing('accessToken', path),
  },
  withoutJson(path),
]
