import type { RecordingChanges, RecordingEvent, SettlingEvent } from '../events.js'
import type { Instant, Recording } from '../entities.js'
import { historyWith } from './recording-history.js'
import type { RecordingState, SettledState, UnsettledState } from '../../../contracts/lifecycle/row.js'

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
  const after = next(before, event)
  last = { before, event, after }
  return after
}

function next(recording: Recording, event: RecordingEvent): Recording {
  if (event.type === 'RecordingUpdated') return update(recording, event.changes)
  const { state, startTime, endTime } = recording
  if ('settlesAt' in event) {
    return changed(recording, event.at, state, startTime, endTime, {
      state: stateBy[event.type],
      at: event.settlesAt,
    })
  }
  switch (event.type) {
    case 'RecordingStarted':
      return changed(recording, event.at, 'recording', startTime ?? event.at, undefined)
    case 'RecordingStopped':
      return changed(recording, event.at, 'stopped', startTime ?? event.at, endOf(recording, event))
    case 'RecordingDeclined':
      return changed(
        recording,
        event.at,
        'declined',
        startTime,
        isRunning(recording) ? endOf(recording, event) : endTime,
      )
    case 'RecordingPaused':
      return changed(recording, event.at, 'masked', startTime, endTime)
    case 'RecordingResumed':
      return changed(recording, event.at, 'recording', startTime, endTime)
    case 'RecordingSet':
      return setTo(recording, event)
    case 'RecordingAbandoned':
      return changed(recording, event.at, state, startTime, endTime)
  }
}

/**
 * One literal with all fields in one order, so that all recordings have the same shape in V8. A field that is
 * `undefined` counts as absent.
 */
function changed(
  before: Recording,
  at: Instant,
  state: SettledState,
  startTime: Instant | undefined,
  endTime: Instant | undefined,
  settling?: Recording['settling'],
): Recording {
  const all: { [Field in keyof Recording]-?: Recording[Field] | undefined } = {
    recordingId: before.recordingId,
    conversationId: before.conversationId,
    state,
    settling,
    startTime,
    endTime,
    history: state === before.state ? before.history : historyWith(before, { at, state }),
    name: before.name,
    archiveDate: before.archiveDate,
    deleteDate: before.deleteDate,
    mediaType: before.mediaType,
    recorder: before.recorder,
    businessData: before.businessData,
  }
  return all as Recording
}

/** The times of a recording that a test sets fit its state. */
function setTo(
  recording: Recording,
  { state, settling, at }: Extract<RecordingEvent, { readonly type: 'RecordingSet' }>,
): Recording {
  const startTime =
    state === 'idle' ? undefined : (recording.startTime ?? (state === 'declined' ? undefined : at))
  const ends = startTime !== undefined && (state === 'stopped' || state === 'declined')
  const endTime = ends ? (recording.endTime ?? Math.max(startTime, at)) : undefined
  return changed(recording, at, state, startTime, endTime, settling)
}

/** The clock may be set back, but nothing ends before it began. */
function endOf({ startTime }: Recording, { at }: { readonly at: Instant }): Instant {
  return Math.max(startTime ?? at, at)
}

function isRunning({ state }: Recording): boolean {
  return state === 'recording' || state === 'masked'
}

function update(recording: Recording, changes: RecordingChanges): Recording {
  const { name, archiveDate, deleteDate, mediaType, recorder, businessData, ...rest } = recording
  const fields = { name, archiveDate, deleteDate, mediaType, recorder, businessData }
  const wanted = Object.entries({ ...fields, ...changes })
  const kept = wanted.filter(([, value]) => value !== null && value !== undefined)
  return { ...rest, ...Object.fromEntries(kept) }
}
