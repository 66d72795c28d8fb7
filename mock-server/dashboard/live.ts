import type { EventEntry } from '../control/journal/events.js'
import type { RequestEntry } from '../control/journal/requests.js'
import { AdminError, type Api } from './api.js'
import { framesOf } from './parts/frames.js'

export interface Follower {
  /** Called when the stream is open, also again: whatever was missed in between is in the journal. */
  opened(): void
  lost(reason: string): void
  request(entry: RequestEntry): void
  event(entry: EventEntry): void
  /** Called when more happened than the stream tells of. */
  missed(): void
}

const pauseMs = 1000

/** Follows the events of a sandbox until `signal`, and comes back whenever the stream is lost. */
export async function follow(api: Api, follower: Follower, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const reason = await once(api, follower, signal)
    if (signal.aborted) return
    follower.lost(reason)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

async function once(api: Api, follower: Follower, signal: AbortSignal): Promise<string> {
  try {
    const stream = await api.events(signal)
    follower.opened()
    for await (const { event, data } of framesOf(stream)) {
      if (event === 'request') follower.request(JSON.parse(data) as RequestEntry)
      else if (event === 'missed') follower.missed()
      else if (event === 'event') follower.event(JSON.parse(data) as EventEntry)
    }
    return 'the server ended the stream'
  } catch (error) {
    return error instanceof AdminError ? error.message : 'the server does not answer'
  }
}
