import * as control from '../../../generated/control.js'
import type { ActiveHold, Hold } from '../../faults/holds.js'
import { limits } from '../../http/message.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { ControlError } from '../error.js'
import type { WaitOptions } from '../journal/wait.js'
import { parse } from '../parse.js'
import { quoted } from '../quoted.js'
import { requireLive } from '../sandboxes/require-live.js'
import { heldView, type HeldView } from './held-view.js'
import { waitForHeld } from './wait-for-held.js'

/**
 * Holds requests before they are decided, so that a test chooses the order in which concurrent requests take effect. A
 * request that is rejected earlier, for example for its token, is not held.
 */
export class HoldControl {
  readonly #given: Sandbox

  /** @internal */
  constructor(sandbox: Sandbox) {
    this.#given = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#given)
  }

  /**
   * Holds the next requests. At most 100 are held at the same time; a further one gets 503.
   * @example
   * sandbox.holds.use({ on: 'startRecording' })
   * const [first, second] = await sandbox.holds.waitFor({ count: 2 })
   * await sandbox.holds.release([second.id, first.id])
   * @throws {ControlError} 400 naming the field that is wrong and what it may be
   */
  use(hold: Hold = {}): ActiveHold {
    const { holds } = this.#sandbox
    const checked = parse(control.hold, hold, 'hold') as Hold
    if (holds.count >= limits.faults)
      throw new ControlError(
        409,
        `Sandbox ${this.#sandbox.id} has ${limits.faults} holds, which is the limit.`,
      )
    return this.get(holds.add(checked))
  }

  /** The holds of the sandbox. */
  list(): ActiveHold[] {
    return this.#sandbox.holds.list()
  }

  /** @throws {ControlError} 404 when there is no such hold */
  get(id: string): ActiveHold {
    const found = this.list().find((hold) => hold.id === id)
    if (found) return found
    throw this.#unknown('hold', id)
  }

  /** The requests that are held now, in the order of arrival. */
  held(): HeldView[] {
    const sandbox = this.#sandbox
    return sandbox.holds.held().map((request) => heldView(sandbox, request))
  }

  /**
   * Waits until so many requests are held.
   * @param options `count` (default 1) and `timeoutMs` of real time (default 4000)
   * @throws {ControlError} 408 after the timeout, with the number of requests that are held
   */
  async waitFor(options: WaitOptions = {}): Promise<HeldView[]> {
    const { holds } = this.#sandbox
    await waitForHeld(holds, parse(control.waitOptions, options, 'wait options') as WaitOptions)
    return this.held()
  }

  /**
   * Lets held requests continue in the given order. Each one is decided before the next one is released.
   * @param ids of requests, see `held`; default: all, in the order of arrival
   * @returns the requests that were released; each is decided
   * @throws {ControlError} 404 when a request is not held; none is released then
   */
  async release(ids?: readonly string[]): Promise<HeldView[]> {
    const { holds } = this.#sandbox
    const held = this.held()
    const order = ids === undefined ? held.map(({ id }) => id) : [...new Set(parseOrder(ids))]
    const released = order.map((id) => {
      const found = held.find((request) => request.id === id)
      if (found) return found
      throw this.#unknown('held request', id)
    })
    for (const { id } of released) await holds.release(id)
    return released
  }

  /** Removes a hold, and releases the requests that it holds. @throws {ControlError} 404 when there is no such hold */
  async remove(id: string): Promise<void> {
    this.get(id)
    await this.#drop([id])
  }

  /** Removes all holds, and releases all held requests in the order of arrival. */
  async clear(): Promise<void> {
    await this.#drop(this.list().map((hold) => hold.id))
  }

  async #drop(ids: readonly string[]): Promise<void> {
    const { holds } = this.#sandbox
    for (const id of ids) holds.remove(id)
    for (const { requestId, holdId } of holds.held()) if (ids.includes(holdId)) await holds.release(requestId)
  }

  #unknown(what: string, id: string): ControlError {
    return new ControlError(404, `Sandbox ${this.#sandbox.id} has no ${what} ${quoted(id)}.`)
  }
}

function parseOrder(ids: readonly string[]): readonly string[] {
  return parse(control.releaseOrder, ids, 'ids') as readonly string[]
}
