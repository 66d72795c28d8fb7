import type { Rejection } from '../operations/rejection.js'
import { empty, withJson } from './shapes.js'
import type { Surface } from './surface.js'

const json = 'application/json'

function errorBody({ options }: Rejection, contextId: string): Record<string, unknown> {
  const { message, code, status, messageWithParams, messageParams, details } = options
  return {
    message,
    code,
    status,
    ...(messageWithParams === undefined ? {} : { messageWithParams, messageParams }),
    contextId,
    details: details ?? [],
    errors: [],
  }
}

/** Genesys's `/api/v2`: the error body, and its contextId as a header of every response. */
export const platform: Surface = {
  respond({ status, body }, { requestId }) {
    if (body === undefined) return empty(status, { 'ININ-Correlation-Id': requestId })
    const headers = { 'Content-Type': json, 'ININ-Correlation-Id': requestId }
    return { status, headers, body: JSON.stringify(body) }
  },
  reject(rejection, { requestId }) {
    const { status, headers } = rejection.options
    return withJson(status, { ...headers, 'ININ-Correlation-Id': requestId }, errorBody(rejection, requestId))
  },
}
