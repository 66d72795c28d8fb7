import { version } from '../../mock-server/control/version.js'
import type { TraceExchange, TraceHeaders } from '../model/exchange.js'
import { Pseudonyms } from './pseudonyms.js'
import { redactExchange } from './redact.js'

/** The version of the format of shared traces: HAR 1.2 with `_cxoneTrace` in its log. */
export const traceVersion = 1

/** A trace that can be shared, as text, and what was replaced in it. */
export function redactedHar(exchanges: readonly TraceExchange[]) {
  const names = new Pseudonyms()
  // A text for people may repeat what a later exchange names, so the names are collected first.
  for (const exchange of exchanges) redactExchange(exchange, names)
  const entries = exchanges.map((exchange) => harEntry(redactExchange(exchange, names)))
  const leftOut = entries.filter(({ comment }) => comment !== undefined).length
  const log = {
    version: '1.2',
    creator: { name: 'cxone-mock', version },
    _cxoneTrace: { version: traceVersion },
    pages: [],
    entries,
  }
  return { text: `${JSON.stringify({ log }, null, 2)}\n`, replaced: names.counts, bodiesLeftOut: leftOut }
}

/** @param bodyMissing why the body of the request is left out */
export function harEntry(
  { at, took, method, origin, target, headers, body, response, client }: TraceExchange,
  bodyMissing = 'it cannot be redacted',
) {
  const url = new URL(origin + target)
  const missing = [
    ...(body === undefined ? [`the body of the request, because ${bodyMissing}`] : []),
    ...(response !== undefined && response.body === undefined
      ? [`the body of the response, because ${response.bodyMissing ?? 'it cannot be redacted'}`]
      : []),
  ]
  return {
    startedDateTime: new Date(at).toISOString(),
    time: took,
    request: {
      method,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(headers),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: body === undefined ? 1 : Buffer.byteLength(body),
      ...(body === undefined || body === ''
        ? {}
        : { postData: { mimeType: headers['content-type'] ?? '', text: body, params: [] } }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? {}),
      content:
        response?.body === undefined
          ? { size: response ? 1 : 0, mimeType: response?.headers['content-type'] ?? '' }
          : {
              size: Buffer.byteLength(response.body),
              mimeType: response.headers['content-type'] ?? '',
              text: response.body,
            },
      redirectURL: response?.headers['location'] ?? '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
    ...(missing.length === 0 ? {} : { comment: `Left out: ${missing.join('; ')}.` }),
    ...(client === undefined ? {} : { _cxone: { client } }),
  }
}

function pairs(headers: TraceHeaders) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}
