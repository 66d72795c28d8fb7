/**
 * The timers of the host, kept when this module is loaded. Deadlines of the mock use them, so that they also end when a
 * test has replaced the global timers, e.g. with `vi.useFakeTimers()`.
 */
export const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout } = globalThis
export const { setInterval: setRealInterval, clearInterval: clearRealInterval } = globalThis

/** Milliseconds of real time, from an arbitrary start. */
export const realNow = performance.now.bind(performance)

const { now } = Date

/** Whether a test has replaced the global time. */
export function isTimeFaked(): boolean {
  return Date.now !== now || globalThis.setTimeout !== setRealTimeout
}

const host = globalThis as unknown as { readonly setImmediate?: (callback: () => void) => unknown }

/** Calls back after what has arrived together. Browsers have only timers. */
export const setRealImmediate = host.setImmediate ?? ((callback) => setRealTimeout(callback, 0))
