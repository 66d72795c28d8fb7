import type { Recording, StateChange } from '../entities.js'

/** How many changes a recording keeps, so that its size is bounded. With as many its timeline is not known. */
export const maxChanges = 500

/** The changes of a recording. Those from before the World are derived from its times. */
export function historyOf(recording: Recording): readonly StateChange[] {
  return recording.history ?? changesBefore(recording)
}

/**
 * The history of a recording with one more change, unless it is full: then a copy would only cost time. V8 copies an array
 * faster with `concat` than with a spread.
 */
export function historyWith(recording: Recording, change: StateChange): readonly StateChange[] {
  const history = historyOf(recording)
  return history.length < maxChanges ? history.concat([change]) : history
}

function changesBefore({ state, startTime, endTime }: Recording): StateChange[] {
  if (startTime === undefined) return []
  if (state === 'masked') return [{ at: startTime, state }]
  const ended = state !== 'recording' && endTime !== undefined
  return [{ at: startTime, state: 'recording' }, ...(ended ? [{ at: endTime, state }] : [])]
}
