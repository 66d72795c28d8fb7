import type { OperationContract } from '../../contract.js'
import { inContactEvidence, inContactResponses } from './in-contact.js'

const schema = {
  type: 'object',
  required: ['grant_type'],
  properties: {
    grant_type: { type: 'string', enum: ['password', 'refresh_token', 'client_credentials'] },
    username: { type: 'string' },
    password: { type: 'string' },
    refresh_token: { type: 'string' },
    scope: { type: 'string' },
  },
} as const

export const issueInContactToken = {
  operationId: 'issueInContactToken',
  surface: 'incontact-token',
  method: 'POST',
  path: '/InContactAuthorizationServer/Token',
  summary:
    'Issue tokens of the older ACD to an application App@Vendor for the name and password of a user, or without a user',
  security: { kind: 'client' },
  evidence: inContactEvidence,
  ambiguities: [
    'refresh-token-lifetime',
    'refresh-token-rotation',
    'refresh-token-reuse',
    'legacy-scope',
    'in-contact-client-token',
    'content-type-parameters',
  ],
  requestBody: {
    required: true,
    content: { 'application/x-www-form-urlencoded': { schema }, 'application/json': { schema } },
  },
  responses: inContactResponses,
} as const satisfies OperationContract
