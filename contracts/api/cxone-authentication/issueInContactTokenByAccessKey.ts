import type { OperationContract } from '../../contract.js'
import { inContactEvidence, inContactResponses } from './in-contact.js'
import { tokenErrorResponse } from './token.js'
import { accessKeyBody } from './userhub.js'

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
} as const satisfies OperationContract
