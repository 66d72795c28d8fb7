import type { OperationContract } from '../../contract.js'
import {
  badBody,
  inContactEvidence,
  inContactResponses,
  inContactTokens,
  notJsonAtAll,
} from './in-contact.js'
import { noStore, tokenErrorResponse } from './token.js'
import { accessKeyBody, plainText, samsKey } from './userhub.js'

export const issueInContactTokenByAccessKey = {
  operationId: 'issueInContactTokenByAccessKey',
  surface: 'incontact-token',
  method: 'POST',
  path: '/InContactAuthorizationServer/token/access-key',
  summary: 'Issue tokens of the older ACD for an access key',
  security: { kind: 'none' },
  evidence: inContactEvidence,
  requestBody: accessKeyBody,
  responses: { ...inContactResponses, '415': tokenErrorResponse('the body is not JSON') },
  cases: [
    { name: 'issues tokens for an access key', request: { json: samsKey }, expect: inContactTokens },
    {
      name: 'refuses a wrong secret with 401',
      request: { json: { ...samsKey, accessKeySecret: 'wrong' } },
      expect: {
        status: 401,
        headers: noStore,
        body: { error: 'invalid_grant', error_description: 'Invalid credentials' },
      },
    },
    {
      name: 'refuses a body without the secret with 400',
      request: { json: { accessKeyId: 'SAMDEMOKEY' } },
      expect: badBody(400, 'The request body is not valid: accessKeySecret is required'),
    },
    { name: 'answers 415 to a body that is no JSON', request: plainText, expect: notJsonAtAll },
  ],
} as const satisfies OperationContract
