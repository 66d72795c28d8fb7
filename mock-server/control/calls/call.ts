import type { Calls, CallView } from './calls.js'
import type { Period } from './recorded-time.js'
import type { Timeline } from './timeline.js'

/** One call, to ask what would have been recorded of it. */
export class Call {
  readonly conversationId: string
  readonly #calls: Calls

  constructor(conversationId: string, calls: Calls) {
    this.conversationId = conversationId
    this.#calls = calls
  }

  /** @throws {ControlError} 404 when there is no such call */
  view(): CallView {
    return this.#calls.get(this.conversationId)
  }

  /** @throws {ControlError} 409 when events that it needs are not kept */
  timeline(): Timeline {
    return this.#calls.timeline(this.conversationId)
  }

  notRecordedDuring(period: Period): boolean {
    return this.#calls.notRecordedDuring(this.conversationId, period)
  }

  /** @param share of the connected time, from 0 to 1 */
  recordedAtLeast(share: number): boolean {
    return this.#calls.recordedAtLeast(this.conversationId, share)
  }
}
