import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { envelope, pagingParameters } from '../paging.js'
import { divisionSchema } from './division.js'

export const getAuthorizationDivisions = {
  operationId: 'getAuthorizationDivisions',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/authorization/divisions',
  summary: 'List the divisions of the organization',
  security: { kind: 'bearer' },
  evidence: genesysClass('authorization'),

  parameters: [
    ...pagingParameters,
    { name: 'id', in: 'query', description: 'repeatable', schema: { type: 'string' } },
    { name: 'name', in: 'query', description: 'a part of the name', schema: { type: 'string' } },
  ],
  responses: {
    '200': {
      description: 'a page of divisions',
      content: { 'application/json': { schema: envelope(divisionSchema) } },
    },
    '400': errorResponse('a paging parameter is not valid'),
    ...platformErrors,
  },
} as const satisfies OperationContract
