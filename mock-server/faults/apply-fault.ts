import { ofTheMock } from '../../contracts/evidence.js'
import type { OperationContract } from '../../contracts/contract.js'
import { Rejection } from '../operations/rejection.js'
import { isBodyless, sendsNothing, type PlainResponse } from '../http/message.js'
import { describeFault, removalOf } from './describe-fault.js'
import type { Fault, InjectedFault } from './fault.js'
import { httpDate } from '../http/http-date.js'
import { mergePatch } from '../http/merge-patch.js'
import type { Instant, Principal } from '../world/entities.js'

const evidence = ofTheMock('a fault that a test asked for')

/** Whether a fault answers instead of the operation, which then does not happen. */
export function answersInstead({ fault, retryInMillis }: InjectedFault): boolean {
  if (fault.commit) return false
  return (
    fault.token === 'UNKNOWN' ||
    sendsNothing(fault.fault) ||
    fault.status !== undefined ||
    fault.redirectTo !== undefined ||
    retryInMillis !== undefined
  )
}

/** Whether a fault replaces the response after the operation has happened. */
export function replacesResponse({ fault, retryInMillis }: InjectedFault): boolean {
  if (!fault.commit) return false
  return fault.status !== undefined || fault.redirectTo !== undefined || retryInMillis !== undefined
}

/** Whether a fault replaces the response of an operation that has happened by an error. */
export function replacesByError(injected: InjectedFault): boolean {
  return replacesResponse(injected) && statusOf(injected) >= 400
}

/** The token with the defect that a fault gives it for one request. */
export function tamperToken(token: Principal, { fault }: InjectedFault, now: Instant): Principal {
  if (fault.token === 'EXPIRED') return { ...token, expiresAt: Math.min(token.expiresAt, now) }
  if (fault.token === 'REVOKED') return { ...token, revokedAt: now }
  return fault.token === 'SCOPE_DOWNGRADED' ? { ...token, scopes: [] } : token
}

/** The rejection of a fault, which says that it is a fault and not a response of the API. */
export function faultRejection(
  injected: InjectedFault,
  contract: OperationContract,
  now: Instant,
): Rejection {
  const status = statusOf(injected)
  return new Rejection({
    kind: status === 401 ? 'authentication' : 'request',
    status,
    code: status === 401 && issuesTokens(contract) ? 'invalid_client' : (codes[status] ?? 'fault'),
    message: messageOf(status, injected),
    headers: { ...retryAfter(injected, now), ...redirect(injected) },
    rule: 'fault',
    evidence,
    reason: reasonOf(injected, contract),
    fix: [removalOf(injected)],
  })
}

function reasonOf(injected: InjectedFault, { operationId }: OperationContract): string {
  const { id, fault } = injected
  const what = describeFault(injected)
  return sendsNothing(fault.fault)
    ? `Fault ${id} broke the connection of ${operationId}, and no response was sent: ${what}.`
    : `Fault ${id} answered ${operationId} instead of the API: ${what}.`
}

function statusOf({ fault, retryInMillis }: InjectedFault): number {
  if (fault.status !== undefined) return fault.status
  if (fault.redirectTo !== undefined) return 307
  if (fault.token === 'UNKNOWN') return 401
  return retryInMillis === undefined ? 503 : 429
}

/** RFC 6749 5.2: invalid_client is the only error of a token endpoint with status 401. */
function issuesTokens({ security, surface }: OperationContract): boolean {
  return security.kind === 'client' || surface === 'incontact-token'
}

const codes: Readonly<Record<number, string>> = {
  400: 'bad.request',
  401: 'bad.credentials',
  403: 'not.authorized',
  404: 'not.found',
  413: 'request.entity.too.large',
  415: 'unsupported.media.type',
  429: 'too.many.requests.retry.after',
  500: 'internal.server.error',
  503: 'service.unavailable',
  504: 'request.timeout',
}

function messageOf(status: number, { id, retryInMillis }: InjectedFault): string {
  if (status !== 429) return `The service answered ${status} (${id}).`
  return `Rate limit exceeded the maximum. Retry the request in [${seconds(retryInMillis ?? 0)}] seconds`
}

function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000))
}

function retryAfter({ fault, retryInMillis }: InjectedFault, now: Instant): Record<string, string> {
  if (retryInMillis === undefined) return {}
  const form = fault.quota?.retryAfter ?? 'seconds'
  if (form === 'absent') return {}
  if (form === 'malformed') return { 'Retry-After': 'soon' }
  const wait = seconds(retryInMillis)
  return { 'Retry-After': form === 'date' ? httpDate(now + wait * 1000) : String(wait) }
}

function redirect({ fault }: InjectedFault): Record<string, string> {
  return fault.redirectTo === undefined ? {} : { Location: fault.redirectTo }
}

/** The response with the changes that a fault makes to its headers, body or connection. */
export function applyFault(response: PlainResponse, injected: InjectedFault): PlainResponse {
  const { fault } = injected
  const changed = isBodyless(response.status) ? withoutBody(response) : withBody(response, injected)
  const headers = merge(skewed(changed.headers, fault), fault.headers)
  if (fault.fault === undefined || fault.fault === 'MALFORMED_JSON') return { ...changed, headers }
  return { ...changed, headers, transport: { fault: fault.fault, bytes: fault.bytes } }
}

/** The response of an operation that has happened, under the status of a fault. */
export function withStatus(response: PlainResponse, injected: InjectedFault, now: Instant): PlainResponse {
  const headers = merge(response.headers, { ...retryAfter(injected, now), ...redirect(injected) })
  return { ...response, status: statusOf(injected), headers }
}

/** RFC 9110 8.6: a 204 has no Content-Length. */
function withoutBody(response: PlainResponse): PlainResponse {
  const headers = Object.fromEntries(
    Object.entries(response.headers).filter(([name]) => !/^content-(?:length|type)$/i.test(name)),
  )
  return { ...response, headers, body: '' }
}

function withBody(response: PlainResponse, { fault }: InjectedFault): PlainResponse {
  const whole = patched(fault.body ?? response.body, fault.mergePatch)
  const body = fault.fault === 'MALFORMED_JSON' ? whole.slice(0, -1) : whole
  if (body === response.body && fault.body === undefined) return response
  const { 'Content-Length': _, ...others } = response.headers
  const own = fault.body === undefined ? {} : { 'Content-Type': contentTypeOf(fault.body) }
  return { ...response, headers: merge(others, own), body }
}

function skewed(
  headers: PlainResponse['headers'],
  { dateSkewMilliseconds: skew }: Fault,
): PlainResponse['headers'] {
  const { Date: date = '' } = headers
  return skew === undefined ? headers : { ...headers, Date: httpDate(Date.parse(date) + skew) }
}

/** The headers, with those of `more` instead of headers of the same name. Case does not distinguish names. */
function merge(headers: PlainResponse['headers'], more: Fault['headers'] = {}): PlainResponse['headers'] {
  const replaced = new Set(Object.keys(more).map((name) => name.toLowerCase()))
  const kept = Object.entries(headers).filter(([name]) => !replaced.has(name.toLowerCase()))
  return { ...Object.fromEntries(kept), ...more }
}

/** The response with its body padded to the size that a fault asks for. The journal keeps the short body. */
export function filled(
  response: PlainResponse,
  { fault: { bodyBytes } }: Pick<InjectedFault, 'fault'>,
): PlainResponse {
  if (bodyBytes === undefined || response.body === '') return response
  return { ...response, body: response.body.padEnd(bodyBytes) }
}

function patched(body: string, patch: unknown): string {
  if (patch === undefined) return body
  try {
    return JSON.stringify(mergePatch(JSON.parse(body), patch))
  } catch {
    return body
  }
}

function contentTypeOf(body: string): string {
  return /^\s*[{["]/.test(body) ? 'application/json' : 'text/plain'
}
