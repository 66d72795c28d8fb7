import type { Assumptions } from '../../../contracts/register/ambiguities.js'
import { durationMs, type Duration } from '../values/duration.js'
import type { SettleTimes } from '../entities.js'
import type { UnsettledState } from '../../../contracts/lifecycle/row.js'

/** How long commands take to settle: one duration for all, or one per kind. Default: they complete immediately. */
export type Settle = Time | { readonly start?: Time; readonly stop?: Time; readonly mask?: Time }

/** 0 completes a command immediately. Another number is rejected, because it has no unit. */
type Time = Duration | number

/** One day. */
const maxMs = 86_400_000

/** @throws {RangeError} with the value that is not a duration, or that is too long */
export function settleTimes(settle: Settle = 0): SettleTimes {
  const {
    start = 0,
    stop = 0,
    mask = 0,
  } = typeof settle === 'object' ? settle : { start: settle, stop: settle, mask: settle }
  return { startMs: milliseconds(start), stopMs: milliseconds(stop), maskMs: milliseconds(mask) }
}

/** The default: how long commands take to settle. */
export function settleAssumed({ 'commands-in-work': time }: Assumptions): Settle {
  return time === 'not-at-all' ? 0 : time
}

/** How long an unsettled state takes to settle. */
export function settleMs({ startMs, stopMs, maskMs }: SettleTimes, state: UnsettledState): number {
  if (state === 'starting') return startMs
  return state === 'stopping' || state === 'declining' ? stopMs : maskMs
}

function milliseconds(duration: Time): number {
  const value = duration === 0 ? 0 : durationMs(duration)
  if (value >= 0 && value <= maxMs) return Math.floor(value)
  throw new RangeError(`${duration} is out of range for settle, which is 0 to 24h`)
}
