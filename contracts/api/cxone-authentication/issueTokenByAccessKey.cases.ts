import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { path } from './issueTokenByAccessKey.js'
import { withoutJson } from './rejections.cases.js'
import { noStore, tokens } from './token.cases.js'
import { missing, samsKey, userhubRejection } from './userhub.cases.js'

export const cases: ContractCases = [
  {
    name: 'issues tokens for an access key',
    request: { json: samsKey },
    expect: { status: 200, headers: noStore, body: { ...tokens, resource_server_base_uri: any('url') } },
  },
  {
    name: 'rejects a wrong secret with 401',
    request: { json: { ...samsKey, accessKeySecret: 'wrong' } },
    expect: userhubRejection(401, 'Unauthorized', 'Invalid credentials', path),
  },
  {
    name: 'rejects a wrong secret with 400 under that variant',
    assume: { 'userhub-refused-status': '400' },
    request: { json: { ...samsKey, accessKeySecret: 'wrong' } },
    expect: userhubRejection(400, 'Bad Request', 'Invalid credentials', path),
  },
  {
    name: 'returns an error body like /auth/token under that variant',
    assume: { 'userhub-error-body': 'error-description' },
    request: { json: { ...samsKey, accessKeySecret: 'wrong' } },
    expect: {
      status: 401,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: { error: 'invalid_grant', error_description: 'Invalid credentials' },
    },
  },
  {
    name: 'rejects a body without the secret with 400',
    request: { json: { accessKeyId: 'SAMDEMOKEY' } },
    expect: missing('accessKeySecret', path),
  },
  withoutJson(path),
]
