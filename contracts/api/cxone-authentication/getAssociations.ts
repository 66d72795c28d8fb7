import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

const text = { type: 'string' } as const

export const getAssociations = {
  operationId: 'getAssociations',
  surface: 'cxone',
  method: 'GET',
  path: '/account-access/v1/associations',
  summary: 'List the users of a person in the tenants of CXone; the mock has one tenant',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: ['association-with-oneself'],
  responses: {
    '200': {
      description: 'the users',
      content: {
        'application/json': {
          schema: {
            type: 'array',
            items: {
              type: 'object',
              required: ['userId', 'username', 'tenantName'],
              properties: { userId: text, username: text, tenantName: text },
            },
          },
        },
      },
    },
    '400': { description: 'the request is not valid' },
    '401': { description: 'the token is not valid' },
    '403': { description: 'not permitted' },
    '500': { description: 'the service failed' },
    '502': { description: 'another service failed' },
    '504': { description: 'another service did not answer' },
  },
} as const satisfies OperationContract
