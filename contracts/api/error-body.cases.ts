import type { CaseResponse } from '../case.js'
import { any } from '../matchers.js'

/** The error body. */
export function errorBody(
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  return { message, code, status, contextId: any('uuid'), details: [], errors: [], ...more }
}

/** A rejection with the error body. */
export function rejected(
  status: number,
  code: string,
  message: string,
  more?: Readonly<Record<string, unknown>>,
): CaseResponse {
  return { status, body: errorBody(status, code, message, more) }
}

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

/** The default Content-Type of CXone Studio, and its rejection. */
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

export const missingGrant = {
  status: 403,
  body: errorBody(
    403,
    'missing.division.permission',
    'Unable to perform the requested action. The client has no grant for division div-demo.',
  ),
} as const
