import type { CallView } from '../control/calls/calls.js'
import type { Span } from '../control/calls/timeline.js'
import type { RequestEntry } from '../control/journal/requests.js'
import { AdminError, type Api } from './api.js'
import type { CallStory } from './pictures/timeline.js'

/** The timelines of so many calls are fetched: those in progress and the newest. */
const maxFetched = 40

interface Known {
  readonly of: string
  readonly spans: readonly Span[]
}

/** The calls of a sandbox with their timelines. */
export class Stories {
  readonly #api: Api
  readonly #known = new Map<string, Known>()
  calls: readonly CallView[] = []

  constructor(api: Api) {
    this.#api = api
  }

  /** Another sandbox is shown, or its World was replaced. */
  clear(): void {
    this.#known.clear()
    this.calls = []
  }

  /** An event changed a recording or a call, so its timeline is another one. */
  forget(subject: string): void {
    const call = this.calls.find(
      ({ recordingId, conversationId }) => recordingId === subject || conversationId === subject,
    )
    if (call) this.#known.delete(call.conversationId)
  }

  /** Takes over the calls, and fetches the timelines that have changed. */
  async load(calls: readonly CallView[]): Promise<void> {
    this.calls = calls
    const open = calls.filter(({ state }) => state !== 'ended')
    const wanted = [...new Set([...open, ...calls.toReversed()])].slice(0, maxFetched)
    await Promise.all(wanted.map((call) => this.#fetch(call)))
  }

  byId(conversationId: string): CallView | undefined {
    return this.calls.find((call) => call.conversationId === conversationId)
  }

  of(call: CallView, now: number, requests: readonly RequestEntry[] = []): CallStory {
    return { call, now, requests, spans: this.#known.get(call.conversationId)?.spans ?? [] }
  }

  async #fetch(call: CallView): Promise<void> {
    const of = JSON.stringify(call)
    if (this.#known.get(call.conversationId)?.of === of) return
    const path = `/calls/${encodeURIComponent(call.conversationId)}/timeline`
    try {
      const { spans } = await this.#api.get<{ spans: readonly Span[] }>(path)
      this.#known.set(call.conversationId, { of, spans })
    } catch (error) {
      // The recording had more changes than the mock keeps, or the call is gone.
      if (!(error instanceof AdminError)) throw error
      this.#known.set(call.conversationId, { of, spans: [] })
    }
  }
}
