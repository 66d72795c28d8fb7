import type { OperationContract } from '../../contracts/contract.js'
import { rfc } from '../../contracts/evidence.js'
import type { CallHeaders } from '../operations/operation.js'
import { Rejection, type RejectionKind } from '../operations/rejection.js'
import { isAuthority } from './authority.js'
import { limits, type PlainRequest } from './message.js'

/** The parts of the request line and the headers that the kernel reads. */
export interface Head {
  readonly path: string
  readonly host: string | undefined
  readonly query: string
  readonly authorization: string | undefined
  /** The token in Authorization by RFC 6750 2.1. Undefined when there is none, or it is malformed. */
  readonly bearer: string | undefined
  readonly contentType: string | undefined
  readonly contentEncoding: string | undefined
  readonly sandbox: string | undefined
}

/** The head of a request whose headers were not read. */
export const emptyHead: Head = {
  path: '',
  host: undefined,
  query: '',
  authorization: undefined,
  bearer: undefined,
  contentType: undefined,
  contentEncoding: undefined,
  sandbox: undefined,
}

const bearer = /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i

/** The headers that are read, by the length of their name, which already rules out most others. */
const read: readonly (string | undefined)[] = byLength([
  'host',
  'content-type',
  'authorization',
  'content-encoding',
  'transfer-encoding',
  'x-cxone-mock-sandbox',
])

function byLength(names: readonly string[]): (string | undefined)[] {
  return Array.from({ length: 21 }, (_, length) => names.find((name) => name.length === length))
}

/**
 * Reads the head of a request for `target`. It also makes the decisions in which HTTP servers differ.
 * @throws {Rejection} 400, 414, 431, 501 or 505
 */
export function readHead({ headers, httpVersion }: PlainRequest, target: string): Head {
  if (headers.length / 2 > limits.headerLines) throw tooManyHeaders(headers.length / 2)
  let host, contentType, authorization, contentEncoding, sandbox: string | undefined
  let length = 0
  for (let index = 0; index < headers.length; index += 2) {
    const sent = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    length += sent.length + value.length
    const name = read[sent.length]
    if (name === undefined || (sent !== name && sent.toLowerCase() !== name)) continue
    if (name === 'host') host = once(name, host, value)
    else if (name === 'content-type') contentType = once(name, contentType, value)
    else if (name === 'authorization') authorization = once(name, authorization, value)
    else if (name === 'content-encoding') contentEncoding = once(name, contentEncoding, value)
    else if (name === 'x-cxone-mock-sandbox') sandbox = once(name, sandbox, value)
    else if (value.toLowerCase() !== 'chunked') throw unknownCoding(value)
  }
  if (host !== undefined && !isAuthority(host)) throw unreadableHost(host)
  if (length > limits.headerLength) throw headersTooLarge(length)
  if (httpVersion !== undefined && !httpVersion.startsWith('1.')) throw unknownVersion(httpVersion)
  if (target.length > limits.targetLength) throw targetTooLong(target.length)
  if (target.includes('#')) throw fragmentInTarget()
  const mark = target.indexOf('?')
  return {
    path: mark < 0 ? target : target.slice(0, mark),
    host,
    query: mark < 0 ? '' : target.slice(mark + 1),
    authorization,
    bearer: authorization === undefined ? undefined : bearer.exec(authorization)?.[1],
    contentType,
    contentEncoding,
    sandbox,
  }
}

/** The parts of a malformed head that tell whose request it is: the first value of each header counts. */
export function readOwner({ headers }: PlainRequest, target: string): Head {
  const mark = target.indexOf('?')
  const authorization = headerOf(headers, 'authorization')
  return {
    ...emptyHead,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    authorization,
    bearer: authorization === undefined ? undefined : bearer.exec(authorization)?.[1],
    sandbox: headerOf(headers, 'x-cxone-mock-sandbox'),
  }
}

function once(name: string, before: string | undefined, value: string): string {
  if (before !== undefined) throw repeatedHeader(name)
  return value
}

function rejection(
  status: number,
  code: string,
  rule: string,
  section: string,
  message: string,
  fix: string,
): Rejection {
  const kind: RejectionKind = status === 413 || status === 414 || status === 431 ? 'too-large' : 'request'
  return new Rejection({
    kind,
    status,
    code,
    message,
    rule,
    ...(kind === 'too-large' ? {} : { evidence: rfc(section) }),
    reason: message,
    fix: [fix],
  })
}

function tooManyHeaders(count: number): Rejection {
  const message = `The request has ${count} header lines; at most ${limits.headerLines} are accepted.`
  return rejection(
    431,
    'request.headers.too.large',
    'header-lines',
    'RFC 6585 5',
    message,
    'Send fewer headers.',
  )
}

function headersTooLarge(length: number): Rejection {
  const message = `The headers have ${length} characters; at most ${limits.headerLength} are accepted.`
  return rejection(
    431,
    'request.headers.too.large',
    'header-length',
    'RFC 6585 5',
    message,
    'Send shorter headers.',
  )
}

function targetTooLong(length: number): Rejection {
  const message = `The request target has ${length} characters; at most ${limits.targetLength} are accepted.`
  return rejection(414, 'uri.too.long', 'target-length', 'RFC 9110 15.5.15', message, 'Send a shorter URI.')
}

function repeatedHeader(name: string): Rejection {
  const message = `The header ${name} is sent more than once.`
  return rejection(400, 'bad.request', 'single-header', 'RFC 9110 5.3', message, `Send ${name} once.`)
}

function unreadableHost(host: string): Rejection {
  const message = `The Host ${JSON.stringify(host.slice(0, 80))} is not a host with an optional port.`
  const fix = 'Send the name of the server, for example 127.0.0.1:4080.'
  return rejection(400, 'bad.request', 'host', 'RFC 9112 3.2', message, fix)
}

function fragmentInTarget(): Rejection {
  const message = 'The request target has a "#".'
  return rejection(400, 'bad.request', 'request-target', 'RFC 9112 3.2', message, 'Encode # in an id as %23.')
}

function unknownCoding(value: string): Rejection {
  const message = `The transfer coding ${JSON.stringify(value)} is not supported.`
  return rejection(
    501,
    'not.implemented',
    'transfer-coding',
    'RFC 9112 6.1',
    message,
    'Send chunked, or no transfer coding.',
  )
}

function unknownVersion(version: string): Rejection {
  const message = `HTTP/${version} is not supported.`
  return rejection(505, 'version.not.supported', 'http-version', 'RFC 9110 15.6.6', message, 'Send HTTP/1.1.')
}

/** The headers that an operation may read. Only the sign-in page deals with browsers. */
export function headersOf(
  headers: readonly string[],
  { authorization }: Head,
  { surface }: OperationContract,
): CallHeaders {
  if (surface !== 'cxone-sign-in') return { authorization }
  return { authorization, cookie: headerOf(headers, 'cookie'), origin: headerOf(headers, 'origin') }
}

export function headerOf(headers: readonly string[], name: string): string | undefined {
  const index = headers.findIndex((sent, position) => position % 2 === 0 && sent.toLowerCase() === name)
  return index < 0 ? undefined : headers[index + 1]
}
