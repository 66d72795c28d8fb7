import { ControlError } from '../control/error.js'
import type { AdminResponse } from './route.js'

/** A problem document of RFC 9457. */
export function problem(status: number, detail: string, errors: readonly string[] = []): AdminResponse {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, detail }
  return {
    status,
    type: 'application/problem+json; charset=utf-8',
    json: errors.length > 0 ? { ...body, errors } : body,
  }
}

export function problemOf(error: unknown): AdminResponse {
  if (error instanceof ControlError) return problem(error.status, error.message, error.errors)
  return problem(500, 'cxone-mock failed. This is a bug in the mock.')
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}
