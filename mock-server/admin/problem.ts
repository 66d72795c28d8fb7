import type { Response } from 'express'

/** Answers with a problem document of RFC 9457. */
export function problem(
  response: Response,
  status: number,
  detail: string,
  errors: readonly string[] = [],
): void {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, detail }
  response
    .status(status)
    .type('application/problem+json')
    .json(errors.length > 0 ? { ...body, errors } : body)
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
