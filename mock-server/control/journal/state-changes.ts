import { recordingLifecycle } from '../../../contracts/lifecycle/recording.js'
import type { RecordingState } from '../../../contracts/lifecycle/row.js'
import type { Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Event, RecordingEvent } from '../../world/events.js'

/** The state of a recording after the event of a command. */
const states: Readonly<
  Record<Exclude<RecordingEvent['type'], 'RecordingUpdated' | 'RecordingSet'>, RecordingState>
> = {
  RecordingStarting: 'starting',
  RecordingStarted: 'recording',
  RecordingPausing: 'masking',
  RecordingPaused: 'masked',
  RecordingResuming: 'unmasking',
  RecordingResumed: 'recording',
  RecordingStopping: 'stopping',
  RecordingStopped: 'stopped',
  RecordingDeclining: 'declining',
  RecordingDeclined: 'declined',
  RecordingAbandoned: 'idle',
}

const before: ReadonlyMap<string, RecordingState> = new Map(
  recordingLifecycle.map(({ id, from }) => [id, from]),
)

/** What an accepted command changed, e.g. `rec-123: idle → recording`. */
export function stateChangesOf({ events }: Sandbox, exchange: Exchange): string[] {
  const from = exchange.row === undefined ? undefined : before.get(exchange.row)
  if (from === undefined) return []
  const changes: string[] = []
  for (let sequence = exchange.before + 1; sequence <= exchange.after; sequence += 1) {
    const event = events.find(sequence)
    if (event?.cause === exchange.requestId && changesState(event.type)) {
      changes.push(`${event.subject}: ${from} → ${states[event.type]}`)
    }
  }
  return changes
}

function changesState(type: Event['type']): type is keyof typeof states {
  return Object.hasOwn(states, type)
}
