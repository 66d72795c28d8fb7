import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { any } from '../../matchers.js'
import { tenantId } from './samples.js'

const text = { type: 'string' } as const

export const getCxoneConfiguration = {
  operationId: 'getCxoneConfiguration',
  surface: 'cxone',
  method: 'GET',
  path: '/.well-known/cxone-configuration',
  summary: 'Tell the hosts of a tenant',
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
    '404': { description: 'no such tenant' },
  },
  cases: [
    {
      name: 'tells the region and the cluster of the tenant',
      request: { query: { tenantId } },
      expect: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: {
          private: false,
          ui_endpoint: any('url'),
          auth_endpoint: any('url'),
          api_endpoint: any('url'),
          domain: 'niceincontact.com',
          uhDomain: 'nice-incontact.com',
          area: 'na1',
          cluster: 'C200',
          acdDomain: 'nice-incontact.com',
          tenantId,
        },
      },
    },
    {
      name: 'answers 404 without a body to another tenantId',
      request: { query: { tenantId: '11e90000-0000-4000-8000-000000000000' } },
      expect: { status: 404, body: '' },
    },
    { name: 'answers 404 without a body to no tenantId', request: {}, expect: { status: 404, body: '' } },
  ],
} as const satisfies OperationContract
