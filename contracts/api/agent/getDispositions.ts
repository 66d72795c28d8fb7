import type { OperationContract, Schema } from '../../contract.js'
import { acd, services } from './contact.js'
import { listParameters } from './list.js'

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

const errorSchema = {
  type: 'object',
  required: ['errorCode', 'errorMessage', 'path', 'timestamp'],
  properties: { errorCode: integer, errorMessage: text, path: text, timestamp: text },
} as const satisfies Schema

const error = (description: string) => ({
  description,
  content: { 'application/json': { schema: errorSchema } },
})

export const getDispositions = {
  ...acd,
  operationId: 'getDispositions',
  method: 'GET',
  path: `${services}/dispositions`,
  summary: 'List the dispositions of the tenant; the mock has none',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-list-order'],
  parameters: listParameters,
  errorShapes: { default: 'code-path' },
  responses: {
    '200': {
      description: 'the dispositions',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['businessUnitId', 'dispositions', 'totalRecords', '_links'],
            properties: {
              businessUnitId: integer,
              dispositions: { type: 'array', items: { type: 'object' } },
              totalRecords: integer,
              _links: { type: 'object', required: ['self'], properties: { self: text } },
            },
          },
        },
      },
    },
    '400': error('a parameter is not valid'),
    '401': error('the token is not valid'),
    '403': error('the tenant has no ACD of CXone'),
    '404': error('the version does not exist'),
    '500': error('the service failed'),
  },
} as const satisfies OperationContract
