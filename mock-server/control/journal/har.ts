import { redactJson } from '../../../redaction/redact.js'
import type { Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { version } from '../version.js'
import { sentPart } from '../../faults/truncation.js'
import { clientLeftNote } from './explain.js'
import { entryOf, type RequestEntry } from './request-entry.js'

interface NameValue {
  readonly name: string
  readonly value: string
}

/** One exchange in HAR 1.2. `_cxone` has what the mock adds. */
export interface HarEntry {
  readonly startedDateTime: string
  readonly time: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly httpVersion: string
    readonly cookies: readonly never[]
    readonly headers: readonly NameValue[]
    readonly queryString: readonly NameValue[]
    readonly headersSize: number
    readonly bodySize: number
    readonly postData?: {
      readonly mimeType: string
      readonly text: string
      readonly params: readonly NameValue[]
    }
  }
  readonly response: {
    readonly status: number
    readonly statusText: string
    readonly httpVersion: string
    readonly cookies: readonly never[]
    readonly headers: readonly NameValue[]
    readonly content: { readonly size: number; readonly mimeType: string; readonly text: string }
    readonly redirectURL: string
    readonly headersSize: number
    readonly bodySize: number
    /** Why there is no response. Chrome uses the same name. */
    readonly _error?: string
  }
  readonly cache: Readonly<Record<string, never>>
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number }
  readonly comment?: string
  readonly _cxone: Pick<RequestEntry, 'id' | 'sandbox' | 'operation' | 'client' | 'rule' | 'fault'>
}

/** A journal as an HTTP Archive (HAR) 1.2, which browser developer tools can open. */
export interface Har {
  readonly log: {
    readonly version: '1.2'
    readonly creator: { readonly name: string; readonly version: string }
    readonly pages: readonly never[]
    readonly entries: readonly HarEntry[]
  }
}

/** The exchanges as an archive. Every exchange goes through `entryOf`, which removes secrets. */
export function harOf(sandbox: Sandbox, exchanges: readonly Exchange[]): Har {
  // Redacted again, because the archive has decoded queries and forms, and a secret may become visible only there.
  return redactJson(sandbox, {
    log: {
      version: '1.2',
      creator: { name: 'cxone-mock', version },
      pages: [],
      entries: exchanges.map((exchange) => harEntry(exchange, entryOf(sandbox, exchange))),
    },
  })
}

// HAR uses -1 for an unknown size.
const unknownSize = -1

function harEntry(exchange: Exchange, entry: RequestEntry): HarEntry {
  const { request, operation, client, rule, reason, fault } = entry
  // Without a fault both are 0, because the mock responds within one instant of the sandbox's clock.
  const waited = exchange.fault?.delayMillis ?? 0
  const received = exchange.fault?.fault.chunkedDribbleDelay?.totalDuration ?? 0
  const url = urlOf(entry)
  const comment = [fault, reason].filter((text) => text !== undefined).join('. ')
  return {
    startedDateTime: entry.at,
    time: waited + received,
    request: {
      method: entry.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(Object.entries(request.headers)),
      queryString: pairs([...new URL(url).searchParams]),
      headersSize: unknownSize,
      bodySize: exchange.bodyLength > exchange.body.length ? unknownSize : bytesOf(exchange.body),
      ...(request.body === '' ? {} : { postData: postData(request) }),
    },
    response: responseOf(exchange, entry),
    cache: {},
    timings: { send: 0, wait: waited, receive: received },
    ...(comment === '' ? {} : { comment }),
    _cxone: {
      id: entry.id,
      sandbox: entry.sandbox,
      ...(operation === undefined ? {} : { operation }),
      ...(client === undefined ? {} : { client }),
      ...(rule === undefined ? {} : { rule }),
      ...(fault === undefined ? {} : { fault }),
    },
  }
}

/** The response that was sent. Status 0 means that there was none, as in the archives of browsers. */
function responseOf(exchange: Exchange, { status, fault, response }: RequestEntry): HarEntry['response'] {
  const { headers = {}, body = '' } = response ?? {}
  const { method, fault: injected, clientLeft } = exchange
  const cause = clientLeft ? clientLeftNote : fault
  const sent = sentPart(method, exchange.response, injected?.fault)
  const size = sent ? bytesOf(sent.body) : 0
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(Object.entries(headers)),
    content: { size, mimeType: headers['Content-Type'] ?? 'x-unknown', text: body },
    redirectURL: headers['Location'] ?? '',
    headersSize: unknownSize,
    bodySize: sent ? size : unknownSize,
    ...(sent || cause === undefined ? {} : { _error: cause }),
  }
}

function pairs(entries: readonly (readonly [string, string])[]): NameValue[] {
  return entries.map(([name, value]) => ({ name, value }))
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

function postData({ headers, body }: RequestEntry['request']) {
  const mimeType = headers['content-type'] ?? 'x-unknown'
  const form = mimeType.startsWith('application/x-www-form-urlencoded')
  return { mimeType, text: body, params: form ? pairs([...new URLSearchParams(body)]) : [] }
}

/** The requested URL. Characters that a URL cannot contain, which a bad request may send, are percent-encoded. */
function urlOf({ target, secure, request: { headers } }: RequestEntry): string {
  const host = headers['host'] ?? ''
  const origin = `${secure ? 'https' : 'http'}://${/^(?:[A-Za-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host) ? host : 'localhost'}`
  const path = target.startsWith('/') ? target : `/${target}`
  const encoded = path.replaceAll(/%(?![0-9A-Fa-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
  return URL.canParse(origin + encoded) ? origin + encoded : `http://localhost${encoded}`
}
