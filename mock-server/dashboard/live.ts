import type { EventEntry } from '../control/journal/events.js'
import type { RequestEntry } from '../control/journal/requests.js'
import { AdminError, MockGoneError, type Api } from './api.js'
import { framesOf } from './parts/frames.js'

export interface Follower {
  /** Called each time the stream opens. The journal has the requests that were missed in between. */
  opened(): void
  /** @param isGone whether the mock did not respond at all */
  lost(reason: string, isGone: boolean): void
  request(entry: RequestEntry): void
  event(entry: EventEntry): void
  /** Called when the stream has left out events. */
  missed(): void
}

const pauseMs = 1000

/** Follows the events of all sandboxes until `signal` is aborted. Reconnects one second after the stream is lost. */
export async function follow(api: Api, follower: Follower, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { reason, isGone } = await once(api, follower, signal)
    if (signal.aborted) return
    follower.lost(reason, isGone)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

interface Loss {
  readonly reason: string
  readonly isGone: boolean
}

async function once(api: Api, follower: Follower, signal: AbortSignal): Promise<Loss> {
  try {
    const stream = await api.events(signal)
    follower.opened()
    for await (const { event, data } of framesOf(stream)) {
      if (event === 'request') follower.request(JSON.parse(data) as RequestEntry)
      else if (event === 'missed') follower.missed()
      else if (event === 'event') follower.event(JSON.parse(data) as EventEntry)
    }
    return { reason: 'The mock closed the event stream.', isGone: false }
  } catch (error) {
    const reason = error instanceof AdminError ? error.message : 'The mock does not respond.'
    return { reason, isGone: error instanceof MockGoneError }
  }
}
