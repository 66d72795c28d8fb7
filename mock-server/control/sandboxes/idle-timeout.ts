import { clearRealTimeout, realNow, setRealTimeout } from '../../time/real-time.js'

/** A timer that every request of a sandbox starts again. */
export interface IdleTimer {
  touch(): void
  cancel(): void
}

/** Calls `expire` after `idleSeconds` of real time without a call of `touch`. */
export function whenIdle(idleSeconds: number, expire: () => void): IdleTimer {
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
