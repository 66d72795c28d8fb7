import { clearTimeout, setTimeout } from 'node:timers'

/** How many milliseconds a client may exceed its deadline before it counts as hanging. */
export const toleranceMs = 2000

/** Resolves with the promise, or throws the error of `late` after `ms` milliseconds. */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  ms: number,
  late: () => Error,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late())
    }, ms)
  })
  try {
    return await Promise.race([promise, over])
  } finally {
    clearTimeout(timer)
  }
}
