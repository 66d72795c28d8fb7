import type { Schema } from '../contract.js'
import { any } from '../matchers.js'

/** The error body of Genesys's `/api/v2`, with the fields that its public description requires or shows. */
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

/** A response that carries the error body. */
export function errorResponse(description: string) {
  return { description, content: { 'application/json': { schema: errorBodySchema } } } as const
}

/** The error body as a case expects it. */
export function errorBody(
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  return { message, code, status, contextId: any('uuid'), details: [], errors: [], ...more }
}

/** What every bearer operation of the platform surface answers without a usable token. */
export const platformRefusals = {
  '401': errorResponse('no, unknown, expired or revoked access token'),
  '403': errorResponse('the token lacks the scope, or the client the grant for the division'),
} as const

export const noToken = {
  status: 401,
  headers: { 'content-type': 'application/json' },
  body: errorBody(
    401,
    'authentication.required',
    'No authentication bearer token specified in authorization header.',
  ),
} as const

export const noConversation = {
  status: 404,
  body: errorBody(404, 'conversation.error.conversation.not.found', 'The conversation does not exist.'),
} as const

/** The label that CXone Studio gives a body unless it is told otherwise, and the refusal of it. */
export const formLabel = { headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const

export const wrongLabel = {
  status: 415,
  headers: { 'content-type': 'application/json' },
  body: errorBody(
    415,
    'unsupported.media.type',
    'The Content-Type application/x-www-form-urlencoded is not supported: send application/json',
  ),
} as const

export const divisionRefusal = {
  status: 403,
  body: errorBody(
    403,
    'missing.division.permission',
    'Unable to perform the requested action. The client has no grant for division div-demo.',
  ),
} as const
