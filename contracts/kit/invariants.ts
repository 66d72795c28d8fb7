import { mostAttempts } from './attempts.js'
import type { BelievedState, OperationName } from './client.js'
import { finding, findingOf } from './finding.js'
import type { Arrival } from './room.js'
import type { Finding } from './rule.js'
import {
  after,
  apiRequests,
  bearerOf,
  callOf,
  commands,
  headerValues,
  jsonOf,
  tokenRequests,
} from './transcript.js'
import type { DoneOperation, Transcript } from './transcript.js'
import { isFor } from './wire-operations.js'

/** A request may be on its way while the client learns that it should not have been sent. */
const onItsWayMs = 500

/** What no sequence of operations and failures may bring about, judged by the journal first of all. */
export function brokenInvariants(transcript: Transcript): Finding[] {
  return [
    ...stopsBeforeStarts(transcript),
    ...rejectedTokensInUse(transcript),
    ...(transcript.done.length > 0 ? [...secondTokens(transcript), ...tooMany(transcript)] : []),
    ...transcript.done.flatMap((each) => [...wrongState(transcript, each), ...goesOn(transcript, each)]),
  ]
}

/**
 * A stop that the server refused, of a recording that no start was ever accepted for. One that a policy started the
 * client may have seen running, and stop, although it has stopped since.
 */
function stopsBeforeStarts(transcript: Transcript): Finding[] {
  const sent = commands(transcript)
  const idOf = (arrival: Arrival) => jsonOf(arrival)?.['recordingId'] ?? callOf(transcript, arrival)
  const early = sent.filter(
    (stop) =>
      isFor(stop, 'stopRecording') &&
      stop.status === 409 &&
      stop.refusedBy !== 'stop-after-stop' &&
      !sent.some((each) => each.id < stop.id && isStart(each) && idOf(each) === idOf(stop)),
  )
  return findingOf(
    'stop-before-start',
    early,
    ({ id }) => `Request ${id} stops a recording for which no start was accepted.`,
  )
}

function isStart(arrival: Arrival): boolean {
  return isFor(arrival, 'startRecording') && arrival.status >= 200 && arrival.status < 300
}

/** The server says no to the token itself, and not only to what it may do; and the client hears it. */
function rejects({ status, refusedBy, lost }: Arrival): boolean {
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
function isSurelyLater(later: Arrival, earlier: Arrival): boolean {
  const { connection } = earlier
  if (connection !== undefined && later.connection === connection) return true
  return later.atMs > earlier.atMs + onItsWayMs
}

/** A token that was asked for while the one before it was as good as ever. */
function secondTokens(transcript: Transcript): Finding[] {
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

function clientOf(arrival: Arrival): string {
  return [...headerValues(arrival, 'authorization'), arrival.body].join(' ')
}

/** What came of a request of an operation that was given up, the client may never have seen. */
function isInAborted({ done }: Transcript, { atMs }: Arrival): boolean {
  return done.some(
    ({ abortedMs, beganMs, endedMs }) =>
      abortedMs !== undefined && atMs >= beganMs && atMs <= endedMs + onItsWayMs,
  )
}

function tooMany({ arrivals, done }: Transcript): Finding[] {
  // An operation may send its command, read what became of it, and ask for a token.
  const most = done.length * mostAttempts * 2
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

function goesOn(transcript: Transcript, each: DoneOperation): Finding[] {
  const { abortedMs, context } = each
  if (abortedMs === undefined) return []
  const next = transcript.done.find((other) => other.context === context && other.beganMs > abortedMs)
  const later = commands(transcript).filter(
    (request) =>
      callOf(transcript, request) === context &&
      request.atMs > abortedMs + onItsWayMs &&
      request.atMs < (next?.beganMs ?? Infinity),
  )
  return findingOf(
    'goes-on-after-an-abort',
    later,
    ({ id }) => `Request ${id} came after its operation was aborted.`,
  )
}
