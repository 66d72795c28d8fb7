import type { Assumptions } from '../../contracts/register/ambiguities.js'
import { durationMs } from './duration.js'
import type { SettleTimes } from './entities.js'
import type { UnsettledState } from '../../contracts/lifecycle/row.js'

/** Milliseconds, or a text like `2s` or `PT2S`. */
type Duration = string | number

/** How long commands take: one time for all, or one for each kind. What is absent is done at once. */
export type Settle =
  Duration | { readonly start?: Duration; readonly stop?: Duration; readonly mask?: Duration }

/** A day: nobody waits longer for a recording. */
const maxMs = 86_400_000

/** @throws {RangeError} naming the value that is no duration, or too long */
export function settleTimes(settle: Settle = 0): SettleTimes {
  const {
    start = 0,
    stop = 0,
    mask = 0,
  } = typeof settle === 'object' ? settle : { start: settle, stop: settle, mask: settle }
  return { startMs: milliseconds(start), stopMs: milliseconds(stop), maskMs: milliseconds(mask) }
}

/** How long commands take where nothing says it. */
export function settleAssumed({ 'commands-in-work': time }: Assumptions): Settle {
  return time === 'not-at-all' ? 0 : time
}

/** How long it takes until an unsettled state has settled. */
export function settleMs({ startMs, stopMs, maskMs }: SettleTimes, state: UnsettledState): number {
  if (state === 'starting') return startMs
  return state === 'stopping' || state === 'declining' ? stopMs : maskMs
}

function milliseconds(duration: Duration): number {
  const value = typeof duration === 'number' ? duration : durationMs(duration)
  if (value >= 0 && value <= maxMs) return Math.floor(value)
  throw new RangeError(`${duration} is no time to settle: it goes from 0 to 24h`)
}
