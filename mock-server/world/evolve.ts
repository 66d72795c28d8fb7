import type { RecordingChanges, RecordingEvent } from './events.js'
import type { Recording } from './world.js'

/** The recording after an event of its own. */
export function evolve(recording: Recording, event: RecordingEvent): Recording {
  switch (event.type) {
    case 'RecordingStarted': {
      const startTime = recording.startTime ?? event.at
      if (recording.endTime === undefined) return { ...recording, state: 'recording', startTime }
      const { endTime: _, ...rest } = recording
      return { ...rest, state: 'recording', startTime }
    }
    case 'RecordingStopped':
      return { ...recording, state: 'stopped', endTime: event.at }
    case 'RecordingPaused':
      return { ...recording, state: 'masked' }
    case 'RecordingResumed':
      return { ...recording, state: 'recording' }
    case 'RecordingUpdated':
      return update(recording, event.changes)
  }
}

function update(recording: Recording, changes: RecordingChanges): Recording {
  const { name, archiveDate, deleteDate, ...rest } = recording
  const wanted = Object.entries({ name, archiveDate, deleteDate, ...changes })
  const kept = wanted.filter(([, value]) => value !== null && value !== undefined)
  return { ...rest, ...Object.fromEntries(kept) }
}
