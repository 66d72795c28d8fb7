import type { Recording, StateChange } from './entities.js'

/** A recording keeps its newest changes, so that its size is bounded. */
export const maxChanges = 500

/** The changes of a recording. Those from before the World are derived from its times. */
export function historyOf(recording: Recording): readonly StateChange[] {
  return recording.history ?? changesBefore(recording)
}

/** The history of a recording with one more change. */
export function historyWith(recording: Recording, change: StateChange): readonly StateChange[] {
  const history = historyOf(recording).slice(1 - maxChanges)
  history.push(change)
  return history
}

function changesBefore({ state, startTime, endTime }: Recording): StateChange[] {
  if (startTime === undefined) return []
  if (state === 'masked') return [{ at: startTime, state }]
  const ended = state !== 'recording' && endTime !== undefined
  return [{ at: startTime, state: 'recording' }, ...(ended ? [{ at: endTime, state }] : [])]
}
