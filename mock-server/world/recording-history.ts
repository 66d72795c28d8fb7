import type { Instant, Recording, StateChange } from './entities.js'

/** A recording keeps its newest changes, so that its size is bounded. */
export const maxChanges = 500

/** The changes of a recording. Those from before the World are derived from its times. */
export function historyOf(recording: Recording): readonly StateChange[] {
  return recording.history ?? changesBefore(recording)
}

/** The history of `before`, and its change to `after`, if there was one. */
export function withChange(before: Recording, after: Recording, at: Instant): Recording {
  if (after.state === before.state) return after
  const history = historyOf(before).slice(1 - maxChanges)
  history.push({ at, state: after.state })
  return { ...after, history }
}

function changesBefore({ state, startTime, endTime }: Recording): StateChange[] {
  if (startTime === undefined) return []
  if (state === 'masked') return [{ at: startTime, state }]
  const ended = state !== 'recording' && endTime !== undefined
  return [{ at: startTime, state: 'recording' }, ...(ended ? [{ at: endTime, state }] : [])]
}
