import type { RecordingChanges, RecordingEvent, SettlingEvent } from './events.js'
import type { Instant, Recording } from './entities.js'
import { withChange } from './recording-history.js'
import type { RecordingState, SettledState, UnsettledState } from '../../contracts/lifecycle/row.js'

/** The state of a recording in the lifecycle: the unsettled state if there is one, otherwise the settled state. */
export function stateOf({ state, settling }: Recording): RecordingState {
  return settling?.state ?? state
}

/** The event that changes the state of a recording. */
export function eventTo({ recordingId, state }: Recording, to: SettledState, at: Instant): RecordingEvent {
  switch (to) {
    case 'stopped':
      return { type: 'RecordingStopped', recordingId, at }
    case 'declined':
      return { type: 'RecordingDeclined', recordingId, at }
    case 'masked':
      return { type: 'RecordingPaused', recordingId, at }
    case 'recording':
      return { type: state === 'masked' ? 'RecordingResumed' : 'RecordingStarted', recordingId, at }
    case 'idle':
      return { type: 'RecordingAbandoned', recordingId, at }
  }
}

const byState = {
  starting: 'RecordingStarting',
  masking: 'RecordingPausing',
  unmasking: 'RecordingResuming',
  stopping: 'RecordingStopping',
  declining: 'RecordingDeclining',
} as const satisfies Readonly<Record<UnsettledState, SettlingEvent['type']>>

const stateBy: Readonly<Record<SettlingEvent['type'], UnsettledState>> = {
  RecordingStarting: 'starting',
  RecordingPausing: 'masking',
  RecordingResuming: 'unmasking',
  RecordingStopping: 'stopping',
  RecordingDeclining: 'declining',
}

/** The event of an accepted command that completes later. */
export function eventVia(
  { recordingId }: Recording,
  via: UnsettledState,
  at: Instant,
  settlesAt: Instant,
): RecordingEvent {
  return { type: byState[via], recordingId, at, settlesAt }
}

let last:
  { readonly before: Recording; readonly event: RecordingEvent; readonly after: Recording } | undefined

/** The recording after one of its events. The last result is cached, because it is used to decide and again to apply. */
export function evolve(before: Recording, event: RecordingEvent): Recording {
  if (last?.before === before && last.event === event) return last.after
  const then = next(before, event)
  const after = 'at' in event ? withChange(before, then, event.at) : then
  last = { before, event, after }
  return after
}

function next(recording: Recording, event: RecordingEvent): Recording {
  if (event.type === 'RecordingUpdated') return update(recording, event.changes)
  const before = recording.settling ? settled(recording) : recording
  if ('settlesAt' in event) {
    return { ...before, settling: { state: stateBy[event.type], at: event.settlesAt } }
  }
  switch (event.type) {
    case 'RecordingSet':
      return setTo(before, event)
    case 'RecordingStarted': {
      const startTime = before.startTime ?? event.at
      if (before.endTime === undefined) return { ...before, state: 'recording', startTime }
      const { endTime: _, ...rest } = before
      return { ...rest, state: 'recording', startTime }
    }
    case 'RecordingStopped':
      return {
        ...before,
        state: 'stopped',
        startTime: before.startTime ?? event.at,
        endTime: endOf(before, event),
      }
    case 'RecordingDeclined':
      return { ...before, state: 'declined', ...(isRunning(before) ? { endTime: endOf(before, event) } : {}) }
    case 'RecordingPaused':
      return { ...before, state: 'masked' }
    case 'RecordingResumed':
      return { ...before, state: 'recording' }
    case 'RecordingAbandoned':
      return before
  }
}

/** The times of a recording that a test sets fit its state. */
function setTo(
  recording: Recording,
  { state, settling, at }: Extract<RecordingEvent, { readonly type: 'RecordingSet' }>,
): Recording {
  const { startTime: started, endTime: ended, ...rest } = recording
  const set = { ...rest, state, ...(settling ? { settling } : {}) }
  if (state === 'idle') return set
  const begun = state === 'declined' ? started : (started ?? at)
  if (begun === undefined) return set
  const running = state === 'recording' || state === 'masked'
  const endTime = ended ?? Math.max(begun, at)
  return { ...set, startTime: begun, ...(running ? {} : { endTime }) }
}

/** The clock may be set back, but nothing ends before it began. */
function endOf({ startTime }: Recording, { at }: { readonly at: Instant }): Instant {
  return Math.max(startTime ?? at, at)
}

function settled({ settling: _, ...recording }: Recording): Recording {
  return recording
}

function isRunning({ state }: Recording): boolean {
  return state === 'recording' || state === 'masked'
}

function update(recording: Recording, changes: RecordingChanges): Recording {
  const { name, archiveDate, deleteDate, mediaType, businessData, ...rest } = recording
  const wanted = Object.entries({ name, archiveDate, deleteDate, mediaType, businessData, ...changes })
  const kept = wanted.filter(([, value]) => value !== null && value !== undefined)
  return { ...rest, ...Object.fromEntries(kept) }
}
