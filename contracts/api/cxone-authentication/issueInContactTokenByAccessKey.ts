import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { inContactResponses } from './in-contact.js'
import { tokenErrorResponse } from './token.js'
import { accessKeyBody } from './userhub.js'

export const issueInContactTokenByAccessKey = {
  operationId: 'issueInContactTokenByAccessKey',
  surface: 'incontact-token',
  method: 'POST',
  path: '/InContactAuthorizationServer/token/access-key',
  summary: 'Issue tokens of the older ACD for an access key',
  security: { kind: 'none' },
  evidence: assumed('legacy-access-key'),
  ambiguities: ['legacy-access-key'],
  requestBody: accessKeyBody,
  responses: {
    ...inContactResponses,
    '404': tokenErrorResponse('the service does not exist, under a variant'),
    '415': tokenErrorResponse('the body is not JSON'),
  },
} as const satisfies OperationContract
