import { unsettledStates } from '../../contracts/lifecycle/states.js'
import { subjectOf, type RecordingEvent } from './events.js'
import { eventTo } from './evolve.js'
import type { ScreenEvent } from './screens.js'
import type { Instant, Recording } from './entities.js'

/** An event that the clock will bring. */
export interface Due {
  readonly at: Instant
  readonly event: RecordingEvent | ScreenEvent
}

/** What the clock brings to a recording: that a command which is in work is done. */
export function nextOfRecording(recording: Recording): Due | undefined {
  const { settling } = recording
  if (!settling) return undefined
  return { at: settling.at, event: eventTo(recording, unsettledStates[settling.state].to, settling.at) }
}

/** Keeps the list in order: by instant, and by id where two are due at one instant. */
export function addDue(list: Due[], due: Due): void {
  list.splice(list.findLastIndex((other) => isBefore(other, due)) + 1, 0, due)
}

function isBefore(first: Due, second: Due): boolean {
  if (first.at !== second.at) return first.at < second.at
  return subjectOf(first.event) < subjectOf(second.event)
}

/** Takes what was due to a recording or to the screen of a user off the list, if it is still on it. */
export function removeDue(list: Due[], id: string): void {
  const index = list.findIndex(({ event }) => subjectOf(event) === id)
  if (index >= 0) list.splice(index, 1)
}
