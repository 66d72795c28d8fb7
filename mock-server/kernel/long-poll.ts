import { rfc } from '../../contracts/evidence.js'
import type { OperationCall, Decision, LongPollWait } from '../operations/operation.js'
import { Rejection } from '../operations/rejection.js'
import type { Context } from './context.js'
import { limits, type PlainRequest } from '../http/message.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Instant } from '../world/entities.js'

/**
 * Asks an operation again each time that something happens, until it answers. What it answers is settled in the same
 * turn: of two who wait for one thing, one gets it.
 * @throws {Rejection}
 */
export async function askAgain<Reply>(
  ask: (more: Partial<OperationCall>) => Decision | LongPollWait,
  settle: (outcome: Decision) => Reply | Promise<Reply>,
  first: Instant,
  { whenGone }: Pick<PlainRequest, 'whenGone'>,
  { sandbox, trace }: Context,
): Promise<Reply> {
  const waiting = new LongPoll(sandbox, whenGone)
  for (let until = first; ;) {
    const mayWait = await waiting.until(until)
    const now = sandbox.clock.now()
    sandbox.catchUp(now)
    trace.answeredAt = now
    const outcome = ask({ now, mayWait })
    if (!('wait' in outcome)) return settle(outcome)
    until = outcome.wait.until
  }
}

/**
 * A request that waits for something to happen in its sandbox: a long poll. It has no timer: it is woken by what
 * happens, by the sandbox's clock, and when nobody waits any longer.
 */
class LongPoll {
  readonly #sandbox: Sandbox
  #over = false
  #wake: () => void = () => undefined

  /** @throws {Rejection} 503 when too many wait already */
  constructor(sandbox: Sandbox, whenGone: PlainRequest['whenGone']) {
    if (sandbox.waiting >= limits.waitingRequests) throw tooMany(sandbox)
    this.#sandbox = sandbox
    whenGone?.(() => {
      this.#over = true
      this.#wake()
    })
  }

  /**
   * Resolves when something happened, or the clock shows `until`.
   * @returns whether it may go on waiting: not when the client is gone, or the sandbox or the mock ends
   */
  async until(until: Instant): Promise<boolean> {
    const { clock, world, stirred } = this.#sandbox
    const at = Math.min(until, world.due[0]?.at ?? Infinity)
    if (this.#over) return false
    let cancel: () => void = () => undefined
    await new Promise<void>((go) => {
      const wake = () => {
        stirred.delete(wake)
        cancel()
        go()
      }
      stirred.add(wake)
      this.#wake = wake
      const onClock = () => {
        // A clock that lets go before it gets there is one that ends; whoever was woken has left the list by then.
        if (clock.now() < at && stirred.has(wake)) this.#over = true
        wake()
      }
      void clock.reached(at, (listener) => (cancel = listener)).then(onClock)
    })
    return !this.#over && !this.#sandbox.ended
  }
}

function tooMany({ id }: Sandbox): Rejection {
  const message = `${limits.waitingRequests} requests wait in sandbox ${id}, and no more are taken.`
  return new Rejection({
    kind: 'not-imitated',
    status: 503,
    code: 'service.unavailable',
    message,
    rule: 'waiting-requests',
    evidence: rfc('RFC 9110 15.6.4'),
    reason: message,
    fix: ['Poll once at a time for each session, and end a poll that nobody reads.'],
  })
}
