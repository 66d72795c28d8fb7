import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

const text = { type: 'string' } as const

export const getCxoneConfiguration = {
  operationId: 'getCxoneConfiguration',
  surface: 'cxone',
  method: 'GET',
  path: '/.well-known/cxone-configuration',
  summary: 'Read the hosts of a tenant',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: ['browser-origins'],
  parameters: [
    { name: 'tenantId', in: 'query', required: true, schema: text, description: 'the UUID of the tenant' },
  ],
  responses: {
    '200': {
      description: 'the hosts of the tenant',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['private', 'ui_endpoint', 'auth_endpoint', 'api_endpoint', 'domain', 'uhDomain'],
            properties: {
              private: { type: 'boolean' },
              ui_endpoint: text,
              auth_endpoint: text,
              api_endpoint: text,
              domain: text,
              uhDomain: text,
              area: text,
              cluster: text,
              acdDomain: text,
              tenantId: text,
            },
          },
        },
      },
    },
    '404': { description: 'the tenant does not exist' },
  },
} as const satisfies OperationContract
