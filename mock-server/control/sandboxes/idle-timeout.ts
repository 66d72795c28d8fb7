import { clearRealTimeout, realNow, setRealTimeout } from '../../time/real-time.js'
import type { Sandbox } from '../../sandbox/sandbox.js'

/** The timers of the sandboxes that end when they are not used. A deleted sandbox leaves none behind. */
export class IdleTimers {
  readonly #bySandbox = new Map<string, IdleTimer>()

  /**
   * Calls `expire` after the sandbox's `idleSeconds` without a request, unless the sandbox is deleted before.
   * @param update reads what other processes have done. When it fails, the time starts again.
   */
  add(sandbox: Sandbox, expire: () => void, update?: () => Promise<void>): void {
    const { id, idleSeconds } = sandbox
    if (idleSeconds === undefined) return
    const ask = (read: () => Promise<void>) => {
      const { requests } = sandbox
      const again = () => {
        if (this.#bySandbox.get(id) === timer) this.add(sandbox, expire, update)
      }
      read().then(() => (sandbox.requests === requests ? expire() : again()), again)
    }
    const timer = whenIdle(idleSeconds, update ? () => ask(update) : expire)
    this.#bySandbox.set(sandbox.id, timer)
    sandbox.onEnd(() => {
      timer.cancel()
      this.#bySandbox.delete(sandbox.id)
    })
  }

  touch(sandboxId: string): void {
    this.#bySandbox.get(sandboxId)?.touch()
  }
}

/** A timer that every request of a sandbox starts again. */
interface IdleTimer {
  touch(): void
  cancel(): void
}

/** Calls `expire` after `idleSeconds` of real time without a call of `touch`. */
function whenIdle(idleSeconds: number, expire: () => void): IdleTimer {
  let last = realNow()
  const check = (): void => {
    const left = last + idleSeconds * 1000 - realNow()
    if (left <= 0) expire()
    else timer = released(setRealTimeout(check, left))
  }
  let timer = released(setRealTimeout(check, idleSeconds * 1000))
  return { touch: () => void (last = realNow()), cancel: () => clearRealTimeout(timer) }
}

/** Lets the process exit while the timer is pending. In browsers a timer is a number and needs no such call. */
function released<Timer>(timer: Timer): Timer {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
  return timer
}
