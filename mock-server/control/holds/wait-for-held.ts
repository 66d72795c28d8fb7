import type { Holds } from '../../faults/holds.js'
import { ControlError } from '../error.js'
import type { WaitOptions } from '../journal/wait.js'

/** Resolves when `count` requests are held. @throws {ControlError} 408 after the timeout, or when the wait is aborted */
export async function waitForHeld(
  holds: Holds,
  { count = 1, timeoutMs = 4000, signal }: WaitOptions,
): Promise<void> {
  const isDone = () => holds.held().length >= count
  if (isDone()) return
  await new Promise<void>((resolve, reject) => {
    const stop = holds.onChange(() => {
      if (isDone()) end(resolve)
    })
    const fail = (beginning: string) => () => {
      const held = holds.held().length
      end(() => reject(new ControlError(408, `${beginning} ${count} held requests. Held now: ${held}.`)))
    }
    const abort = fail('Aborted while waiting for')
    const timer = setTimeout(fail(`Timed out after ${timeoutMs} ms while waiting for`), timeoutMs)
    const end = (settle: () => void) => {
      stop()
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      settle()
    }
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort)
  })
}
