import type { ContractCases } from '../../case.js'
import { badBody, inContactTokens, notJsonAtAll } from './in-contact.cases.js'
import { plainText } from './rejections.cases.js'
import { noStore } from './token.cases.js'
import { samsKey } from './userhub.cases.js'

export const cases: ContractCases = [
  { name: 'issues tokens for an access key', request: { json: samsKey }, expect: inContactTokens },
  {
    name: 'returns 404 under that variant',
    assume: { 'legacy-access-key': 'not-found-404' },
    request: { json: samsKey },
    expect: badBody(404, 'The requested resource was not found'),
  },
  {
    name: 'rejects a wrong secret with 401',
    request: { json: { ...samsKey, accessKeySecret: 'wrong' } },
    expect: {
      status: 401,
      headers: noStore,
      body: { error: 'invalid_grant', error_description: 'Invalid credentials' },
    },
  },
  {
    name: 'rejects a body without the secret with 400',
    request: { json: { accessKeyId: 'SAMDEMOKEY' } },
    expect: badBody(400, 'The request body is not valid: accessKeySecret is required'),
  },
  { name: 'returns 415 for a body that is not JSON', request: plainText, expect: notJsonAtAll },
]
