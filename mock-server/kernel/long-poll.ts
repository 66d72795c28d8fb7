import type { Instant } from '../world/entities.js'
import { limits, type PlainRequest } from '../http/message.js'
import { Rejection } from '../operations/rejection.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/**
 * A request that waits for something to happen in its sandbox. It has no timer. It wakes when the World changes, when
 * the sandbox's clock gets to a given instant, and when the client goes away.
 */
export class LongPoll {
  readonly #sandbox: Sandbox
  #over = false
  #wake: () => void = () => undefined

  /** @throws {Rejection} 503 when too many requests already wait */
  constructor(sandbox: Sandbox, whenGone: PlainRequest['whenGone']) {
    if (sandbox.waiting >= limits.waitingRequests) throw tooMany(sandbox)
    this.#sandbox = sandbox
    whenGone?.(() => {
      this.#over = true
      this.#wake()
    })
  }

  /** False once the client is gone, or the sandbox or the mock has ended. */
  get mayWait(): boolean {
    return !this.#over && !this.#sandbox.ended
  }

  /** Resolves when something happens, when the clock shows `until`, or when the request may not wait any longer. */
  async until(until: Instant): Promise<undefined> {
    const { clock, world, waiters } = this.#sandbox
    const at = Math.min(until, world.due[0]?.at ?? Infinity)
    if (this.#over) return
    let cancel: () => void = () => undefined
    await new Promise<void>((resolve) => {
      const wake = () => {
        waiters.delete(wake)
        cancel()
        resolve()
      }
      waiters.add(wake)
      this.#wake = wake
      const onClock = () => {
        // A clock that resolves early has been released. A request that was woken before is no longer on the list.
        if (clock.now() < at && waiters.has(wake)) this.#over = true
        wake()
      }
      void clock.reached(at, (listener) => (cancel = listener)).then(onClock)
    })
  }
}

function tooMany({ id }: Sandbox): Rejection {
  const message = `Sandbox ${id} already has ${limits.waitingRequests} waiting requests, which is the limit.`
  return new Rejection({
    kind: 'not-implemented',
    status: 503,
    code: 'service.unavailable',
    message,
    rule: 'waiting-requests',
    reason: message,
    fix: ['Send one long poll at a time for each session, and cancel a poll whose response is not read.'],
  })
}
