import { maxAttempts } from '../queries/retries/retry-bounds.js'
import type { BelievedState } from '../model/client.js'
import { finding, findingOf } from '../model/finding.js'
import type { ReceivedRequest } from '../model/test-server.js'
import type { Finding } from '../model/rule.js'
import { requestsAbout } from '../queries/recordings/outcomes.js'
import { rejectedStops } from '../queries/recordings/rejected-stops.js'
import { after, apiRequests, bearerOf, headerValues, jsonOf, tokenRequests } from '../model/transcript.js'
import type { DoneOperation, Transcript } from '../model/transcript.js'
import { isFor, type OperationName } from '../../contracts/api/profiles.js'

/** A request may be on its way while the client learns that it should not have been sent. */
const onItsWayMs = 500

/**
 * What no sequence of operations and failures may bring about, judged by the journal first of all. What is no more
 * than advised is left to its own rules: tokens to CX-TOK-001 and CX-PROP-002, aborts to CX-NET-008.
 */
export function brokenInvariants(transcript: Transcript): Finding[] {
  const isWatched = transcript.done.length === 0
  return [
    ...(isWatched ? rejectedStops(transcript) : tooMany(transcript)),
    ...rejectedTokensInUse(transcript),
    ...transcript.done.flatMap((each) => [...wrongState(transcript, each), ...wrongStop(transcript, each)]),
  ]
}

/**
 * Nobody has to know what another process started: a stop that is sent and refused has done no harm, where the client
 * takes the refusal for one. One that says done, and did not look, says that a call was recorded which never was; of
 * what had been stopped before it would be true.
 */
function wrongStop(transcript: Transcript, each: DoneOperation): Finding[] {
  if (each.operation !== 'stopRecording') return []
  const own = requestsOf(transcript, each)
  const stops = own.filter((request) => isFor(request, 'stopRecording'))
  const refused = stops.filter(({ status, lost }) => status === 409 && !lost)
  const last = stops.at(-1)
  const looked = last !== undefined && after(own, last).some((request) => isFor(request, 'getRecording'))
  const isDone = each.outcome.outcome === 'ok' && each.serverState === 'idle'
  const isBlind = isDone && refused.length === stops.length && !looked
  return [
    ...findingOf(
      'refused-stop-taken-for-done',
      isBlind ? refused : [],
      ({ id }) => `Request ${id} was refused with 409, and the stop of what was never recorded ended as ok.`,
    ),
    ...findingOf(
      'refused-stop-repeated',
      refused.length > maxAttempts ? refused : [],
      () => `One stop was refused with 409 ${refused.length} times; expected at most ${maxAttempts}.`,
    ),
  ]
}

/** What came about the call of an operation while it was under way. */
function requestsOf(transcript: Transcript, { context, beganMs, endedMs }: DoneOperation): ReceivedRequest[] {
  return requestsAbout(transcript, transcript.calls.indexOf(context)).filter(
    ({ atMs }) => atMs >= beganMs && atMs <= endedMs,
  )
}

/** The server says no to the token itself, and not only to what it may do; and the client hears it. */
function rejects({ status, refusedBy, lost }: ReceivedRequest): boolean {
  return status === 401 && refusedBy !== 'scope' && !lost
}

function rejectedTokensInUse(transcript: Transcript): Finding[] {
  const requests = apiRequests(transcript)
  const again = requests.filter(rejects).flatMap((rejected) => {
    const token = bearerOf(rejected)
    if (token === undefined) return []
    return after(requests, rejected).filter(
      (each) => bearerOf(each) === token && isSurelyLater(each, rejected),
    )
  })
  return findingOf(
    'rejected-token-used-again',
    [...new Set(again)],
    ({ id }) => `Request ${id} carries a token that had been rejected.`,
  )
}

/** Whether the client had the answer to the one before it sent the other. */
function isSurelyLater(later: ReceivedRequest, earlier: ReceivedRequest): boolean {
  const { connection } = earlier
  if (connection !== undefined && later.connection === connection) return true
  return later.atMs > earlier.atMs + onItsWayMs
}

/** A token that was asked for while the one before it was as good as ever: it is advised against, and no more. */
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
    ({ id }) => `Request ${id} asks for a token while the one before it was neither expired nor rejected.`,
  )
}

function clientOf(arrival: ReceivedRequest): string {
  return [...headerValues(arrival, 'authorization'), arrival.body].join(' ')
}

/** What came of a request of an operation that was given up, the client may never have seen. */
function isInAborted({ done }: Transcript, { atMs }: ReceivedRequest): boolean {
  return done.some(
    ({ abortedMs, beganMs, endedMs }) =>
      abortedMs !== undefined && atMs >= beganMs && atMs <= endedMs + onItsWayMs,
  )
}

function tooMany({ arrivals, done }: Transcript): Finding[] {
  // An operation may send its command, read what became of it, and ask for a token.
  const most = done.length * maxAttempts * 2
  return findingOf(
    'too-many-requests',
    arrivals.length > most ? arrivals : [],
    () => `${done.length} operations took ${arrivals.length} requests; expected at most ${most}.`,
  )
}

const statesFor: Readonly<Partial<Record<BelievedState, readonly string[]>>> = {
  idle: ['idle', 'stopped', 'declined'],
  recording: ['recording'],
  paused: ['masked'],
  stopped: ['idle', 'stopped', 'declined'],
}

/** What an operation brought about by being ok, where the client does not say. */
const broughtAbout: Readonly<Partial<Record<OperationName, BelievedState>>> = {
  startRecording: 'recording',
  stopRecording: 'stopped',
}

function wrongState({ done }: Transcript, each: DoneOperation): Finding[] {
  const { outcome, operation, serverState, context } = each
  const told = outcome.state ?? broughtAbout[operation]
  const right = told && statesFor[told]
  if (outcome.outcome !== 'ok' || !right || serverState === undefined || right.includes(serverState))
    return []
  const beside = done.some(
    (other) =>
      other !== each &&
      other.context === context &&
      other.beganMs <= each.endedMs &&
      other.endedMs >= each.beganMs,
  )
  if (beside) return []
  const message = `${operation} ended as ok, ${told}, while the recording was ${serverState} at the server.`
  return [finding('reported-state-is-wrong', message, [])]
}
