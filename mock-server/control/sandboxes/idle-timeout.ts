/** A timer that every request of a sandbox starts again. */
export interface IdleTimer {
  touch(): void
  cancel(): void
}

/** Calls `expire` after `idleSeconds` of real time without a call of `touch`. */
export function whenIdle(idleSeconds: number, expire: () => void): IdleTimer {
  let last = performance.now()
  const check = (): void => {
    const left = last + idleSeconds * 1000 - performance.now()
    if (left <= 0) expire()
    else timer = released(setTimeout(check, left))
  }
  let timer = released(setTimeout(check, idleSeconds * 1000))
  return { touch: () => void (last = performance.now()), cancel: () => clearTimeout(timer) }
}

/** Lets the process exit while the timer is pending. In browsers a timer is a number and needs no such call. */
function released<Timer>(timer: Timer): Timer {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
  return timer
}
