import type { History, Recording, StateChange } from '../entities.js'

/** How many changes a recording keeps, so that its size is bounded. With as many its timeline is not known. */
export const maxChanges = 500

/** The changes of a recording, oldest first. Those from before the World are derived from its times. */
export function changesOf(recording: Recording): readonly StateChange[] {
  return recording.history ? listed(recording.history) : changesBefore(recording)
}

/** The history of a recording with one more change, unless it is full. */
export function historyWith(recording: Recording, { at, state }: StateChange): History {
  const before = recording.history ?? chained(changesBefore(recording))
  const count = before?.count ?? 0
  return before && count >= maxChanges ? before : { at, state, before, count: count + 1 }
}

/** A recording as plain data, with its changes as a list. */
export interface PlainRecording extends Omit<Recording, 'history'> {
  readonly history?: readonly StateChange[]
}

export function plain({ history, ...recording }: Recording): PlainRecording {
  return history ? { ...recording, history: listed(history) } : recording
}

export function fromPlain({ history: changes, ...recording }: PlainRecording): Recording {
  const history = chained(changes ?? [])
  return history ? { ...recording, history } : recording
}

function chained(changes: readonly StateChange[]): History | undefined {
  let history: History | undefined
  for (const { at, state } of changes)
    history = { at, state, before: history, count: (history?.count ?? 0) + 1 }
  return history
}

function listed(history: History): readonly StateChange[] {
  const changes: StateChange[] = []
  for (let last: History | undefined = history; last; last = last.before) {
    const { at, state } = last
    changes.push({ at, state })
  }
  return changes.toReversed()
}

function changesBefore({ state, startTime, endTime }: Recording): StateChange[] {
  if (startTime === undefined) return []
  if (state === 'masked') return [{ at: startTime, state }]
  const ended = state !== 'recording' && endTime !== undefined
  return [{ at: startTime, state: 'recording' }, ...(ended ? [{ at: endTime, state }] : [])]
}
