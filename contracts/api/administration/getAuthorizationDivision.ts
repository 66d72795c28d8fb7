import type { OperationContract } from '../../contract.js'
import { genesysClass } from '../../evidence.js'
import { errorResponse, platformErrors } from '../error-body.js'
import { divisionSchema } from './division.js'

export const getAuthorizationDivision = {
  operationId: 'getAuthorizationDivision',
  surface: 'platform',
  method: 'GET',
  path: '/api/v2/authorization/divisions/{divisionId}',
  summary: 'Read a division',
  security: { kind: 'bearer' },
  evidence: genesysClass('authorization'),

  responses: {
    '200': {
      description: 'the division',
      content: { 'application/json': { schema: divisionSchema } },
    },
    '404': errorResponse('no division has this id'),
    ...platformErrors,
  },
} as const satisfies OperationContract
