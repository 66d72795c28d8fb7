import { ofTheMock } from '../../contracts/evidence.js'
import type { OperationContract } from '../../contracts/contract.js'
import { Rejection } from '../operations/rejection.js'
import { isBodyless, type PlainResponse, type ConnectionFault } from '../http/message.js'
import type { Fault, InjectedFault } from './fault.js'
import { httpDate } from '../http/http-date.js'
import { mergePatch } from '../http/merge-patch.js'
import type { Instant, Principal } from '../world/entities.js'

/** Faults that hide the result of the operation, which does not happen unless `commit` is set. */
const silent: ReadonlySet<ConnectionFault> = new Set([
  'CONNECTION_RESET_BY_PEER',
  'EMPTY_RESPONSE',
  'NEVER_ANSWER',
  'RANDOM_DATA_THEN_CLOSE',
])

const evidence = ofTheMock('a fault that a test asked for')

/** Whether a fault answers instead of the operation, which then does not happen. */
export function answersInstead({ fault, retryInMillis }: InjectedFault): boolean {
  if (fault.commit) return false
  const lost = fault.fault !== undefined && silent.has(fault.fault)
  return (
    fault.token === 'UNKNOWN' ||
    lost ||
    fault.status !== undefined ||
    fault.redirectTo !== undefined ||
    retryInMillis !== undefined
  )
}

/** Whether a fault replaces the response after the operation has happened. */
export function replacesResponse({ fault }: InjectedFault): boolean {
  return fault.commit === true && (fault.status !== undefined || fault.redirectTo !== undefined)
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
  const { id, fault } = injected
  const status = statusOf(injected)
  return new Rejection({
    kind: status === 401 ? 'authentication' : 'request',
    status,
    code: status === 401 && issuesTokens(contract) ? 'invalid_client' : (codes[status] ?? 'fault'),
    message: messageOf(status, injected),
    headers: { ...retryAfter(injected, now), ...redirect(injected), ...fault.headers },
    rule: 'fault',
    evidence,
    reason: `Fault ${id} answered ${contract.operationId} instead of the API: ${describeFault(injected)}.`,
    fix: [`Remove it with sandbox.faults.remove('${id}') or DELETE /__admin/faults/${id}.`],
  })
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

/** A fault in words, for people. */
export function describeFault({ fault, retryInMillis }: InjectedFault): string {
  const parts = [
    fault.status === undefined ? undefined : `status ${fault.status}`,
    fault.redirectTo === undefined ? undefined : 'a redirect',
    fault.fault,
    fault.token === undefined ? undefined : `token ${fault.token}`,
    retryInMillis === undefined ? undefined : 'the quota is used up',
    fault.fixedDelayMilliseconds === undefined ? undefined : `${fault.fixedDelayMilliseconds} ms of delay`,
    describeChunks(fault),
    fault.mergePatch === undefined ? undefined : 'an edited body',
    fault.bodyBytes === undefined ? undefined : `a body of at least ${fault.bodyBytes} bytes`,
    fault.commit ? 'after the operation happened' : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ') || 'nothing'
}

function describeChunks({ chunkedDribbleDelay: delay }: Fault): string | undefined {
  return delay && `a body in ${delay.numberOfChunks} chunks over ${delay.totalDuration} ms`
}

/** The response with the changes that a fault makes to its body, headers or connection. */
export function applyFault(response: PlainResponse, injected: InjectedFault): PlainResponse {
  if (!isBodyless(response.status)) return edited(response, injected)
  const { body: _, mergePatch: __, ...fault } = injected.fault
  return edited(response, { ...injected, fault })
}

function edited(response: PlainResponse, { fault }: InjectedFault): PlainResponse {
  const body = patched(fault.body ?? response.body, fault.mergePatch)
  const own = fault.body === undefined ? {} : { 'Content-Type': contentTypeOf(fault.body) }
  const { 'Content-Length': _, ...others } = response.headers
  const headers = fault.body === undefined ? response.headers : { ...others, ...own, ...fault.headers }
  if (fault.fault === undefined) return { ...response, headers, body }
  if (fault.fault === 'MALFORMED_JSON') return { ...response, headers, body: body.slice(0, -1) }
  return { ...response, headers, body, transport: { fault: fault.fault, bytes: fault.bytes } }
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
