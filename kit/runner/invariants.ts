import { maxAttempts } from '../queries/retries/retry-bounds.js'
import type { BelievedState } from '../model/client.js'
import { finding, findingOf, type Finding } from '../model/rule.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { requestsAbout } from '../queries/recordings/outcomes.js'
import { rejectedStops } from '../queries/recordings/rejected-stops.js'
import { after, apiRequests, bearerOf, headerValues, jsonOf, tokenRequests } from '../model/transcript.js'
import type { DoneOperation, Transcript } from '../model/transcript.js'
import { isFor, type OperationName } from '../../contracts/api/profiles.js'

/** A response may still be on its way when the kit aborts an operation. */
const onItsWayMs = 500

/**
 * Violations that no sequence of operations and failures may cause. What a client only should do has its own rules:
 * CX-TOK-001, CX-TOK-007 and CX-PROP-002 for tokens, CX-REC-007 for conflicts, CX-NET-008 for aborts.
 */
export function brokenInvariants(transcript: Transcript): Finding[] {
  const isObserved = transcript.done.length === 0
  return [
    ...(isObserved ? rejectedStops(transcript) : tooMany(transcript)),
    ...transcript.done.flatMap((each) =>
      isAlone(transcript, each) ? [...wrongState(each), ...wrongStop(transcript, each)] : [],
    ),
  ]
}

/**
 * Whether the state of a call depends on this operation alone. Another one that ran at the same time, or that was
 * aborted before, may have sent a command that arrived at any moment.
 */
function isAlone({ done }: Transcript, each: DoneOperation): boolean {
  return !done.some(
    (other) =>
      other !== each &&
      other.context === each.context &&
      other.beganMs <= each.endedMs &&
      (other.endedMs >= each.beganMs || other.abortedMs !== undefined),
  )
}

/**
 * A client need not know what another process started, so a stop that is rejected and reported as such is right. A
 * client that reports it as completed, without reading the state, claims that an unrecorded call was recorded.
 */
function wrongStop(transcript: Transcript, each: DoneOperation): Finding[] {
  if (each.operation !== 'stopRecording') return []
  const own = requestsOf(transcript, each)
  const stops = own.filter((request) => isFor(request, 'stopRecording'))
  const rejected = stops.filter(({ status, lost }) => status === 409 && !lost)
  const last = stops.at(-1)
  const hasRead = last !== undefined && after(own, last).some((request) => isFor(request, 'getRecording'))
  const isDone = each.outcome.outcome === 'ok' && each.serverState === 'idle'
  const isBlind = isDone && rejected.length === stops.length && !hasRead
  return [
    ...findingOf(
      'refused-stop-taken-for-done',
      isBlind ? rejected : [],
      ({ id }) =>
        `Request ${id} was rejected with 409, but the stop was reported as ok although nothing had been recorded.`,
    ),
  ]
}

/** Requests about the call of an operation while it was running. */
function requestsOf(transcript: Transcript, { context, beganMs, endedMs }: DoneOperation): ReceivedRequest[] {
  return requestsAbout(transcript, transcript.calls.indexOf(context)).filter(
    ({ atMs }) => atMs >= beganMs && atMs <= endedMs,
  )
}

/** Whether the server rejected the token itself, not only its scope, and the client received that response. */
function rejects({ status, refusedBy, lost }: ReceivedRequest): boolean {
  return status === 401 && refusedBy !== 'scope' && !lost
}

/**
 * Requests with a token that the server had really rejected, in operations that began after every operation that could
 * have received the rejection had ended. An injected 401 proves nothing against the token.
 */
export function rejectedTokensInUse(transcript: Transcript): Finding[] {
  const requests = apiRequests(transcript)
  const reuses = requests
    .filter((each) => rejects(each) && each.fault === undefined)
    .flatMap((rejected) => {
      const running = transcript.done.filter(
        ({ beganMs, endedMs }) => beganMs <= rejected.atMs && rejected.atMs <= endedMs,
      )
      if (bearerOf(rejected) === undefined || running.length === 0) return []
      const learnedMs = Math.max(...running.map(({ endedMs }) => endedMs))
      const isLater = ({ beganMs, endedMs }: DoneOperation, { atMs }: ReceivedRequest) =>
        endedMs < atMs || beganMs > learnedMs
      return after(requests, rejected).filter(
        (each) =>
          bearerOf(each) === bearerOf(rejected) &&
          each.atMs > learnedMs &&
          transcript.done.every((operation) => isLater(operation, each)),
      )
    })
  return findingOf(
    'rejected-token-used-again',
    [...new Set(reuses)],
    ({ id }) => `Request ${id} contains a token that had been rejected before its operation began.`,
  )
}

/** Token requests while the previous token was still valid. */
export function secondTokens(transcript: Transcript): Finding[] {
  const granted = tokenRequests(transcript).filter(
    ({ status, fault }) => status === 200 && fault === undefined,
  )
  const requests = apiRequests(transcript)
  const second = granted.filter((each, index) => {
    const before = granted.slice(0, index).findLast((other) => clientOf(other) === clientOf(each))
    if (!before || isInAborted(transcript, before)) return false
    const token = jsonOf({ body: before.replyBody })?.['access_token']
    return !requests.some(
      (request) => request.id < each.id && rejects(request) && bearerOf(request) === token,
    )
  })
  return findingOf(
    'second-live-token',
    second,
    ({ id }) => `Token request ${id} was sent although the previous token was neither expired nor rejected.`,
  )
}

function clientOf(request: ReceivedRequest): string {
  return [...headerValues(request, 'authorization'), request.body].join(' ')
}

/** Whether a request belongs to an aborted operation, whose response the client may have missed. */
function isInAborted({ done }: Transcript, { atMs }: ReceivedRequest): boolean {
  return done.some(
    ({ abortedMs, beganMs, endedMs }) =>
      abortedMs !== undefined && atMs >= beganMs && atMs <= endedMs + onItsWayMs,
  )
}

function tooMany({ arrivals, done }: Transcript): Finding[] {
  // An operation may send its command, read the state and request a token.
  const max = done.length * maxAttempts * 2
  return findingOf(
    'too-many-requests',
    arrivals.length > max ? arrivals : [],
    () => `${done.length} operations sent ${arrivals.length} requests; expected at most ${max}.`,
  )
}

const statesFor: Readonly<Partial<Record<BelievedState, readonly string[]>>> = {
  idle: ['idle', 'stopped', 'declined'],
  recording: ['recording'],
  paused: ['masked'],
  stopped: ['idle', 'stopped', 'declined'],
}

/** The implied state after a successful operation, if the client reports none. */
const impliedState: Readonly<Partial<Record<OperationName, BelievedState>>> = {
  startRecording: 'recording',
  stopRecording: 'stopped',
}

function wrongState(each: DoneOperation): Finding[] {
  const { outcome, operation, serverState } = each
  const reported = outcome.state ?? impliedState[operation]
  const right = reported && statesFor[reported]
  if (outcome.outcome !== 'ok' || !right || serverState === undefined || right.includes(serverState))
    return []
  const message = `${operation} was reported as ok with the state ${reported}, but the recording was ${serverState} on the server.`
  return [finding('reported-state-is-wrong', message, [])]
}
