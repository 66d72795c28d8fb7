import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

const text = { type: 'string' } as const

export const getAssociations = {
  operationId: 'getAssociations',
  surface: 'cxone',
  method: 'GET',
  path: '/account-access/v1/associations',
  summary: 'The users that a person is in the tenants of CXone: of the one tenant that there is',
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
    '400': { description: 'the request does not do' },
    '401': { description: 'the token does not do' },
    '403': { description: 'not permitted' },
    '500': { description: 'the service failed' },
    '502': { description: 'another service failed' },
    '504': { description: 'another service did not answer' },
  },
} as const satisfies OperationContract
