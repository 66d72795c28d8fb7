import type { Sandbox } from '../../sandbox/sandbox.js'
import type { LoggedEvent } from '../../sandbox/event-log.js'
import { instant } from '../../operations/instant.js'
import type { Event } from '../../world/events.js'
import { ControlError } from '../error.js'
import type { Conversation, Instant, Recording } from '../../world/entities.js'
import type { SettledState } from '../../../contracts/lifecycle/row.js'

type SpanState = 'recording' | 'paused' | 'not-recorded'

/** A part of the connected time of a call. `from` and `to` are ISO 8601 instants. */
export interface Span {
  readonly from: string
  readonly to: string
  readonly state: SpanState
}

/** What would have been recorded of a call: spans that cover its connected time without gaps. */
export type Timeline = readonly Span[]

const spanStates: Readonly<Record<SettledState, SpanState>> = {
  idle: 'not-recorded',
  recording: 'recording',
  masked: 'paused',
  stopped: 'not-recorded',
  declined: 'not-recorded',
}

interface Change {
  readonly at: Instant
  readonly state: SpanState
}

/**
 * The timeline of a call until its end or, for a call in progress, until now. Empty when it was never connected.
 * @throws {ControlError} 409 when the sandbox has dropped events that it needs
 */
export function timelineOf(sandbox: Sandbox, conversation: Conversation): Timeline {
  const { connectedTime, endTime } = conversation
  if (connectedTime === undefined) return []
  const changes = changesOf(sandbox, conversation)
  return spansOf(changes, connectedTime, endTime ?? sandbox.clock.now())
}

function changesOf(sandbox: Sandbox, { conversationId, recordingId }: Conversation): Change[] {
  const { events, origin, world } = sandbox
  const kept = events.all()
  const own = kept.flatMap((logged) => changeOf(logged, recordingId))
  const before = origin.recordings.get(recordingId)
  if (origin.sequence > 0 && before?.startTime !== undefined) {
    throw unknown(
      conversationId,
      `its recording began before the snapshot that sandbox ${sandbox.id} was restored from, and a snapshot has no history`,
    )
  }
  if (events.dropped > 0 && !isWhole(kept, world.recordings.get(recordingId))) {
    throw unknown(
      conversationId,
      `sandbox ${sandbox.id} has dropped ${events.dropped} older events, which may include events of this call`,
    )
  }
  return [...changesBefore(before), ...own]
}

/** The changes of a recording that the scenario started before the sandbox was created. */
function changesBefore(recording: Recording | undefined): Change[] {
  const { state = 'idle', startTime, endTime } = recording ?? {}
  if (startTime === undefined) return []
  if (state === 'masked') return [{ at: startTime, state: 'paused' }]
  const ended: Change[] =
    state !== 'recording' && endTime !== undefined ? [{ at: endTime, state: 'not-recorded' }] : []
  return [{ at: startTime, state: 'recording' }, ...ended]
}

const changeBy: Readonly<Partial<Record<Event['type'], SettledState>>> = {
  RecordingStarted: 'recording',
  RecordingResumed: 'recording',
  RecordingPaused: 'masked',
  RecordingStopped: 'stopped',
  RecordingDeclined: 'declined',
}

function changeOf({ at, type, subject }: LoggedEvent, recordingId: string): Change[] {
  if (subject !== recordingId) return []
  const state = changeBy[type]
  return state === undefined ? [] : [{ at, state: spanStates[state] }]
}

/** Whether the log has all events of a recording: it never began, or its first start is in the log. */
function isWhole(kept: readonly LoggedEvent[], recording: Recording | undefined): boolean {
  if (recording?.startTime === undefined) return true
  const { recordingId, startTime } = recording
  return kept.some(
    ({ type, subject, at }) => type === 'RecordingStarted' && subject === recordingId && at === startTime,
  )
}

function unknown(conversationId: string, reason: string): ControlError {
  const message =
    `The timeline of call ${conversationId} is not known because ${reason}. ` +
    'Reset the sandbox, or use one sandbox per test.'
  return new ControlError(409, message)
}

/** Spans from `start` to `end`. Spans of zero length, which a clock that was set back causes, are left out. */
function spansOf(changes: readonly Change[], start: Instant, end: Instant): Span[] {
  const spans: { from: Instant; to: Instant; state: SpanState }[] = []
  let from = start
  let state: SpanState = 'not-recorded'
  const until = (at: Instant) => {
    const to = Math.min(Math.max(at, from), end)
    const last = spans.at(-1)
    if (to > from && last?.state === state) last.to = to
    else if (to > from) spans.push({ from, to, state })
    from = Math.max(from, to)
  }
  for (const change of changes) {
    until(change.at)
    state = change.state
  }
  until(end)
  return spans.map((span) => ({ from: instant(span.from), to: instant(span.to), state: span.state }))
}
