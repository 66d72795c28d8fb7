import type { RecordingEvent } from './events.js'
import { eventTo } from './evolve.js'
import { unsettledStates } from '../../contracts/lifecycle/states.js'
import type { Instant, Recording } from './world.js'

/** An event that the clock will bring. */
export interface Due {
  readonly at: Instant
  readonly event: RecordingEvent
}

/** What the clock brings to a recording: that a command which is in work is done. */
export function dueOf(recording: Recording): Due | undefined {
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
  return first.event.recordingId < second.event.recordingId
}

/** Takes what was due to a recording off the list, if it is still on it. */
export function removeDue(list: Due[], recordingId: string): void {
  const index = list.findIndex(({ event }) => event.recordingId === recordingId)
  if (index >= 0) list.splice(index, 1)
}
