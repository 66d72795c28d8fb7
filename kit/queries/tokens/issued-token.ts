import { contracts } from '../../../contracts/api/index.js'
import type { OperationContract } from '../../../contracts/contract.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { apiRequests, bearerOf, formOf, tokenRequests, type Transcript } from '../../model/transcript.js'

/** A token that the server issued, with its token request. */
export interface IssuedToken {
  readonly value: string
  readonly request: ReceivedRequest
  /** Undefined if the server did not state it. */
  readonly lifetimeMs: number | undefined
}

export function issuedTokens(transcript: Transcript): IssuedToken[] {
  return tokenRequests(transcript).flatMap((request) => {
    const { access_token: value, expires_in: seconds } = replyOf(request)
    if (request.status !== 200 || typeof value !== 'string') return []
    return [{ value, request, lifetimeMs: typeof seconds === 'number' ? seconds * 1000 : undefined }]
  })
}

/** The JSON object in a response; empty if there is none. */
export function replyOf({ replyBody }: ReceivedRequest): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(replyBody)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** API requests that contain this token. */
export function usesOf(transcript: Transcript, { value }: IssuedToken): ReceivedRequest[] {
  return apiRequests(transcript).filter((request) => bearerOf(request) === value)
}

/**
 * API requests that the client decided to send after the expiry of this token in real time: the operation that sent them
 * began when the lifetime was over, counted from the end of the operation that received the token. A request that was
 * only on its way for too long is not one.
 */
export function laterThan(
  transcript: Transcript,
  { request, lifetimeMs = Infinity }: IssuedToken,
): ReceivedRequest[] {
  const { done, configured = [] } = transcript
  const during = ({ atMs }: ReceivedRequest) =>
    [...configured, ...done].filter(({ beganMs, endedMs }) => beganMs <= atMs && atMs <= endedMs)
  const receivedMs = Math.max(request.atMs, ...during(request).map(({ endedMs }) => endedMs))
  return apiRequests(transcript).filter(
    (each) => Math.min(each.atMs, ...during(each).map(({ beganMs }) => beganMs)) >= receivedMs + lifetimeMs,
  )
}

/** The scopes of a token request; undefined if it has no scope parameter. */
export function requestedScopes(request: ReceivedRequest): readonly string[] | undefined {
  return formOf(request)
    .get('scope')
    ?.split(' ')
    .filter((scope) => scope !== '')
}

const known: Readonly<Record<string, OperationContract>> = contracts

/** The scopes of which an operation needs one, in any variant; undefined if it needs no scope. */
export function scopesOf(operation: string | undefined): readonly string[] | undefined {
  const security = operation === undefined ? undefined : known[operation]?.security
  const anyScope = security?.kind === 'bearer' ? security.anyScope : undefined
  return anyScope && 'ambiguity' in anyScope ? Object.values(anyScope.variants).flat() : anyScope
}

/** Every scope that an API operation needs. */
export const knownScopes: ReadonlySet<string> = new Set(
  Object.keys(known).flatMap((operation) => scopesOf(operation) ?? []),
)
