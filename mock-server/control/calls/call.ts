import type { Calls, CallView } from './calls.js'
import type { Period } from './recorded-time.js'
import type { Timeline } from './timeline.js'

/** Handle to one call: its state, and what would have been recorded of it. */
export class Call {
  readonly conversationId: string
  readonly #calls: Calls

  /** @internal */
  constructor(conversationId: string, calls: Calls) {
    this.conversationId = conversationId
    this.#calls = calls
  }

  /** @throws {ControlError} 404 when there is no such call */
  view(): CallView {
    return this.#calls.get(this.conversationId)
  }

  /** @throws {ControlError} 409 when the journal has dropped events that it needs */
  timeline(): Timeline {
    return this.#calls.timeline(this.conversationId)
  }

  /**
   * Whether nothing was recorded during a part of the call. A pause is not recorded.
   * @throws {ControlError} 400 for an invalid period, 409 when the call was not connected then or events were dropped
   */
  notRecordedDuring(period: Period): boolean {
    return this.#calls.notRecordedDuring(this.conversationId, period)
  }

  /**
   * Whether at least this share of the connected time was recorded.
   * @param share from 0 to 1
   * @throws {ControlError} 400 for another number, 409 when the call was not connected or events were dropped
   */
  recordedAtLeast(share: number): boolean {
    return this.#calls.recordedAtLeast(this.conversationId, share)
  }
}
