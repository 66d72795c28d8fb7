import { unsettledStates } from '../../../contracts/lifecycle/states.js'
import { subjectOf, type RecordingEvent } from '../events.js'
import { eventTo } from './evolve.js'
import type { ScreenEvent } from './screens.js'
import type { ChannelEvent } from '../channels.js'
import type { Instant, Recording } from '../entities.js'

/** An event that is scheduled on the clock. */
export interface Due {
  readonly at: Instant
  readonly event: RecordingEvent | ScreenEvent | ChannelEvent
}

/** The scheduled event of a recording: the command that is being processed completes. */
export function nextOfRecording(recording: Recording): Due | undefined {
  const { settling } = recording
  if (!settling) return undefined
  return { at: settling.at, event: eventTo(recording, unsettledStates[settling.state].to, settling.at) }
}

/** Inserts an event into the list, which is sorted by instant and then by id. */
export function addDue(list: Due[], due: Due): void {
  list.splice(list.findLastIndex((other) => isBefore(other, due)) + 1, 0, due)
}

function isBefore(first: Due, second: Due): boolean {
  if (first.at !== second.at) return first.at < second.at
  return subjectOf(first.event) < subjectOf(second.event)
}

/** Removes the scheduled event of a recording, of a user's screen or of a channel from the list, if there is one. */
export function removeDue(list: Due[], id: string): void {
  const index = list.findIndex(({ event }) => subjectOf(event) === id)
  if (index >= 0) list.splice(index, 1)
}
