import { count, list, object, string } from '../../validation/values.js'
import { moment } from './mock.js'

/** -1 is an unknown size. */
const size = { type: 'integer', minimum: -1 } as const
const time = { type: 'number', minimum: 0 } as const
const pairs = list(object({ name: string, value: string }))
const none = { type: 'array', maxItems: 0, items: {} } as const

const request = object(
  {
    method: string,
    url: string,
    httpVersion: string,
    cookies: none,
    headers: pairs,
    queryString: pairs,
    headersSize: size,
    bodySize: size,
    postData: object({ mimeType: string, text: string, params: pairs }),
  },
  ['postData'],
)

const response = object(
  {
    status: count,
    statusText: string,
    httpVersion: string,
    cookies: none,
    headers: pairs,
    content: object({ size, mimeType: string, text: string }),
    redirectURL: string,
    headersSize: size,
    bodySize: size,
    _error: { description: 'Why there is no response.', ...string },
  },
  ['_error'],
)

const entry = object(
  {
    startedDateTime: moment,
    time,
    request,
    response,
    cache: object({}),
    timings: object({ send: time, wait: time, receive: time }),
    comment: string,
    _cxone: object(
      { id: string, sandbox: string, operation: string, client: string, rule: string, fault: string },
      ['operation', 'client', 'rule', 'fault'],
    ),
  },
  ['comment'],
)

export const harComponents = {
  Har: object({
    log: object({
      version: { const: '1.2' },
      creator: object({ name: string, version: string }),
      pages: none,
      entries: list(entry),
    }),
  }),
} as const
