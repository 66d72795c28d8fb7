import type { OperationContract } from '../../contracts/contract.js'
import { Rejection } from '../operations/rejection.js'
import { isBodyless } from '../http/bodyless.js'
import type { Fault, InjectedFault } from './fault.js'
import { httpDate } from '../http/http-date.js'
import { mergePatch } from '../http/merge-patch.js'
import type { PlainResponse, ConnectionFault } from '../http/message.js'
import type { Instant, Principal } from '../world/entities.js'

/** Faults that say nothing of the operation: unless `commit` is set it does not happen. */
const silent: ReadonlySet<ConnectionFault> = new Set([
  'CONNECTION_RESET_BY_PEER',
  'EMPTY_RESPONSE',
  'NEVER_ANSWER',
  'RANDOM_DATA_THEN_CLOSE',
])

const evidence = { grade: 'assumed', source: 'a fault that a test asked for', date: '2026-11-22' } as const

/** Whether a fault answers in place of the operation, which then does not happen. */
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

/** Whether a fault puts an answer of its own in the place of what the operation answered. */
export function replacesAnswer({ fault }: InjectedFault): boolean {
  return fault.commit === true && (fault.status !== undefined || fault.redirectTo !== undefined)
}

/** The token as a fault leaves it for this one request. */
export function tamperToken(token: Principal, { fault }: InjectedFault, now: Instant): Principal {
  if (fault.token === 'EXPIRED') return { ...token, expiresAt: Math.min(token.expiresAt, now) }
  if (fault.token === 'REVOKED') return { ...token, revokedAt: now }
  return fault.token === 'SCOPE_DOWNGRADED' ? { ...token, scopes: [] } : token
}

/** The refusal that a fault makes, named as a fault so that nobody takes it for the API. */
export function faultProblem(met: InjectedFault, contract: OperationContract, now: Instant): Rejection {
  const { id, fault } = met
  const status = statusOf(met)
  return new Rejection({
    kind: status === 401 ? 'authentication' : 'request',
    status,
    code: status === 401 && issuesTokens(contract) ? 'invalid_client' : (codes[status] ?? 'fault'),
    message: messageOf(status, met),
    headers: { ...retryAfter(met, now), ...redirect(met), ...fault.headers },
    rule: 'fault',
    evidence,
    reason: `Fault ${id} answered ${contract.operationId} in place of the API: ${describeFault(met)}.`,
    fix: [`Remove it with sandbox.faults.remove('${id}') or DELETE /__admin/faults/${id}.`],
  })
}

function statusOf({ fault, retryInMillis }: InjectedFault): number {
  if (fault.status !== undefined) return fault.status
  if (fault.redirectTo !== undefined) return 307
  if (fault.token === 'UNKNOWN') return 401
  return retryInMillis === undefined ? 503 : 429
}

/** RFC 6749 5.2: the one error of a token endpoint that has the status 401 is invalid_client. */
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

/** What a fault does, in words. */
export function describeFault({ fault, retryInMillis }: InjectedFault): string {
  const parts = [
    fault.status === undefined ? undefined : `status ${fault.status}`,
    fault.redirectTo === undefined ? undefined : 'a redirect',
    fault.fault,
    fault.token === undefined ? undefined : `token ${fault.token}`,
    retryInMillis === undefined ? undefined : 'the quota is used up',
    fault.fixedDelayMilliseconds === undefined ? undefined : `${fault.fixedDelayMilliseconds} ms of delay`,
    dribbleWords(fault),
    fault.mergePatch === undefined ? undefined : 'an edited body',
    fault.bodyBytes === undefined ? undefined : `a body of at least ${fault.bodyBytes} bytes`,
    fault.commit ? 'after the operation happened' : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ') || 'nothing'
}

function dribbleWords({ chunkedDribbleDelay: delay }: Fault): string | undefined {
  return delay && `a body in ${delay.numberOfChunks} chunks over ${delay.totalDuration} ms`
}

/** The reply as a fault leaves it: with its body, or with the way in which the connection is to fail. */
export function applyFault(reply: PlainResponse, met: InjectedFault): PlainResponse {
  if (!isBodyless(reply.status)) return edited(reply, met)
  const { body: _, mergePatch: __, ...fault } = met.fault
  return edited(reply, { ...met, fault })
}

function edited(reply: PlainResponse, { fault }: InjectedFault): PlainResponse {
  const body = patched(fault.body ?? reply.body, fault.mergePatch)
  const own = fault.body === undefined ? {} : { 'Content-Type': contentTypeOf(fault.body) }
  const { 'Content-Length': _, ...kept } = reply.headers
  const headers = fault.body === undefined ? reply.headers : { ...kept, ...own, ...fault.headers }
  if (fault.fault === undefined) return { ...reply, headers, body }
  if (fault.fault === 'MALFORMED_JSON') return { ...reply, headers, body: body.slice(0, -1) }
  return { ...reply, headers, body, transport: { fault: fault.fault, bytes: fault.bytes } }
}

/** The reply with its body filled up, as it leaves: what is kept of it is short. */
export function filled(
  reply: PlainResponse,
  { fault: { bodyBytes } }: Pick<InjectedFault, 'fault'>,
): PlainResponse {
  if (bodyBytes === undefined || reply.body === '') return reply
  return { ...reply, body: reply.body.padEnd(bodyBytes) }
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
