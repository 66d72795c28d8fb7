/** Calls `expire` once nothing has happened for so long, by the time of the machine. `touch` says something did. */
export function whenIdle(idleSeconds: number, expire: () => void): { touch(): void } {
  let last = performance.now()
  const check = (): void => {
    const left = last + idleSeconds * 1000 - performance.now()
    if (left <= 0) expire()
    else release(setTimeout(check, left))
  }
  release(setTimeout(check, idleSeconds * 1000))
  return { touch: () => (last = performance.now()) }
}

/** A sandbox that waits to expire keeps no process alive. Browsers, where a timer is a number, have no such thing. */
function release(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
}
