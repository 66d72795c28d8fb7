import { realNow, setRealTimeout } from '../../time/real-time.js'

/** Calls `expire` after `idleSeconds` of real time without a call of `touch`. */
export function whenIdle(idleSeconds: number, expire: () => void): { touch(): void } {
  let last = realNow()
  const check = (): void => {
    const left = last + idleSeconds * 1000 - realNow()
    if (left <= 0) expire()
    else release(setRealTimeout(check, left))
  }
  release(setRealTimeout(check, idleSeconds * 1000))
  return { touch: () => (last = realNow()) }
}

/** Lets the process exit while the timer is pending. In browsers a timer is a number and needs no such call. */
function release(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
}
