import type { SettledState } from '../../../contracts/lifecycle/row.js'
import type { Conversation, Hold, Instant, Recording } from '../entities.js'
import { changesOf } from './recording-history.js'

/** The state of a recording during a part of its call. `held`: it is recorded, but the call is on hold. */
export type SpanState = SettledState | 'held'

export interface RecordedSpan {
  readonly from: Instant
  readonly to: Instant
  readonly state: SpanState
}

interface Change {
  readonly at: Instant
  readonly state?: SettledState
  readonly held?: boolean
}

/** The parts of the connected time of a call until `now`, without gaps. Empty when it was never connected. */
export function recordedSpans(
  { connectedTime, endTime, holds = [] }: Conversation,
  recording: Recording | undefined,
  now: Instant,
): readonly RecordedSpan[] {
  if (connectedTime === undefined) return []
  const changes = recording ? changesOf(recording) : []
  return spansOf(withHolds(changes, holds), connectedTime, endTime ?? now)
}

function withHolds(changes: readonly Change[], holds: readonly Hold[]): readonly Change[] {
  if (holds.length === 0) return changes
  const held = holds.flatMap(({ from, to }): Change[] => [
    { at: from, held: true },
    ...(to === undefined ? [] : [{ at: to, held: false }]),
  ])
  return [...changes, ...held].toSorted((one, other) => one.at - other.at)
}

/** Spans from `start` to `end`. Spans of zero length, which a clock that was set back causes, are left out. */
function spansOf(changes: readonly Change[], start: Instant, end: Instant): readonly RecordedSpan[] {
  const spans: { from: Instant; to: Instant; state: SpanState }[] = []
  let from = start
  let state: SettledState = 'idle'
  let held = false
  const until = (at: Instant) => {
    const to = Math.min(Math.max(at, from), end)
    const last = spans.at(-1)
    const now = held && state === 'recording' ? 'held' : state
    if (to > from && last?.state === now) last.to = to
    else if (to > from) spans.push({ from, to, state: now })
    from = Math.max(from, to)
  }
  for (const change of changes) {
    until(change.at)
    state = change.state ?? state
    held = change.held ?? held
  }
  until(end)
  return spans
}
