import type { Sandbox } from '../../sandbox/sandbox.js'
import { instant } from '../../operations/instant.js'
import { changesOf, maxChanges } from '../../world/recordings/recording-history.js'
import { ControlError } from '../error.js'
import { recordedSpans, type SpanState as RecordedState } from '../../world/recordings/recorded-spans.js'
import type { Conversation } from '../../world/entities.js'

type SpanState = 'recording' | 'paused' | 'not-recorded'

/** A part of the connected time of a call. `from` and `to` are ISO 8601 instants. */
export interface Span {
  readonly from: string
  readonly to: string
  readonly state: SpanState
}

/** What would have been recorded of a call: spans that cover its connected time without gaps. */
export type Timeline = readonly Span[]

const spanStates: Readonly<Record<RecordedState, SpanState>> = {
  idle: 'not-recorded',
  recording: 'recording',
  masked: 'paused',
  held: 'paused',
  stopped: 'not-recorded',
  declined: 'not-recorded',
}

/**
 * The timeline of a call until its end or, for a call in progress, until now. Empty when it was never connected.
 * @throws {ControlError} 409 when the recording has dropped changes that it needs
 */
export function timelineOf({ world, clock }: Sandbox, conversation: Conversation): Timeline {
  const { conversationId, connectedTime } = conversation
  if (connectedTime === undefined) return []
  const recording = world.recordings.get(conversation.recordingId)
  if (recording && changesOf(recording).length >= maxChanges) {
    throw new ControlError(
      409,
      `The timeline of call ${conversationId} is not known because its recording keeps at most ${maxChanges} ` +
        'changes, and it had more. Reset the sandbox, or use one sandbox per test.',
    )
  }
  const recorded = world.assumptions['recording-while-held'] === 'recorded'
  const stateOf = (state: RecordedState) => (recorded && state === 'held' ? 'recording' : spanStates[state])
  return merged(
    recordedSpans(conversation, recording, clock.now()).map(({ from, to, state }) => ({
      from: instant(from),
      to: instant(to),
      state: stateOf(state),
    })),
  )
}

/** The spans with neighbours of the same state as one. */
function merged(spans: readonly Span[]): Timeline {
  const all: { from: string; to: string; state: SpanState }[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last?.state === span.state) last.to = span.to
    else all.push({ ...span })
  }
  return all
}
