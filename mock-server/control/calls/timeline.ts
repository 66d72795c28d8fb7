import type { Sandbox } from '../../sandbox/sandbox.js'
import { instant } from '../../operations/instant.js'
import { historyOf, maxChanges } from '../../world/recording-history.js'
import { ControlError } from '../error.js'
import type { Conversation, Instant, StateChange } from '../../world/entities.js'
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

/**
 * The timeline of a call until its end or, for a call in progress, until now. Empty when it was never connected.
 * @throws {ControlError} 409 when the recording has dropped changes that it needs
 */
export function timelineOf({ world, clock }: Sandbox, conversation: Conversation): Timeline {
  const { conversationId, connectedTime, endTime } = conversation
  if (connectedTime === undefined) return []
  const recording = world.recordings.get(conversation.recordingId)
  const changes = recording ? historyOf(recording) : []
  if (changes.length >= maxChanges) {
    throw new ControlError(
      409,
      `The timeline of call ${conversationId} is not known because its recording keeps at most ${maxChanges} ` +
        'changes, and it had more. Reset the sandbox, or use one sandbox per test.',
    )
  }
  return spansOf(changes, connectedTime, endTime ?? clock.now())
}

/** Spans from `start` to `end`. Spans of zero length, which a clock that was set back causes, are left out. */
function spansOf(changes: readonly StateChange[], start: Instant, end: Instant): Span[] {
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
    state = spanStates[change.state]
  }
  until(end)
  return spans.map((span) => ({ from: instant(span.from), to: instant(span.to), state: span.state }))
}
