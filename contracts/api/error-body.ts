import type { Schema } from '../contract.js'

/** The error body of Genesys's `/api/v2`, with the fields that its public description requires or contains. */
const errorBodySchema = {
  type: 'object',
  required: ['message', 'code', 'status', 'contextId', 'details', 'errors'],
  properties: {
    message: { type: 'string' },
    code: { type: 'string' },
    status: { type: 'integer' },
    messageWithParams: { type: 'string' },
    messageParams: { type: 'object', additionalProperties: { type: 'string' } },
    contextId: { type: 'string', description: 'equals the ININ-Correlation-Id header' },
    details: {
      type: 'array',
      items: {
        type: 'object',
        properties: { errorCode: { type: 'string' }, fieldName: { type: 'string' } },
      },
    },
    errors: { type: 'array', items: { type: 'object' } },
  },
} as const satisfies Schema

/** A response with the error body. */
export function errorResponse(description: string) {
  return { description, content: { 'application/json': { schema: errorBodySchema } } } as const
}

/** The responses of every platform operation to a token that is not valid or not sufficient. */
export const platformErrors = {
  '401': errorResponse('no, unknown, expired or revoked access token'),
  '403': errorResponse('the token lacks the scope, or the client lacks a grant for the division'),
} as const
