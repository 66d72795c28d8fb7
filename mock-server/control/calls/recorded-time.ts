import { parseInstant } from '../../world/values/parse-instant.js'
import { ControlError } from '../error.js'
import type { Span, Timeline } from './timeline.js'

/** A part of a call. Each end is an ISO 8601 instant, a Date, or a number of milliseconds since 1970. */
export interface Period {
  readonly from: string | number | Date
  readonly to: string | number | Date
}

/** The recorded time of a call in milliseconds. A pause is not recorded. */
export function recordedMs(timeline: Timeline): number {
  return sum(timeline.filter(({ state }) => state === 'recording'))
}

/** The share of the connected time that was recorded, from 0 to 1. It is 0 for a call that was not connected. */
export function recordedShare(timeline: Timeline): number {
  const connected = sum(timeline)
  return connected === 0 ? 0 : recordedMs(timeline) / connected
}

/** Whether anything was recorded during a period. @throws {ControlError} 400 when the period is not valid */
export function wasRecordedDuring(timeline: Timeline, period: Period): boolean {
  const { from, to } = boundsOf(period)
  return timeline.some(
    (span) => span.state === 'recording' && Date.parse(span.from) < to && Date.parse(span.to) > from,
  )
}

/**
 * Requires that a period lies within the connected time. For another period every assertion would hold.
 * @throws {ControlError} 400 when the period is not valid, 409 when it is outside the connected time or in the future
 */
export function requireWithin(timeline: Timeline, period: Period, ended: boolean): void {
  const { from, to } = boundsOf(period)
  const start = timeline[0]?.from
  const end = timeline.at(-1)?.to
  const text = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`
  if (start === undefined || end === undefined) {
    throw new ControlError(409, `The period ${text} cannot be checked because the call was never connected.`)
  }
  if (from >= Date.parse(end) || to <= Date.parse(start)) {
    throw new ControlError(
      409,
      `The period ${text} is outside the connected time of the call, ${start} to ${end}.`,
    )
  }
  if (!ended && to > Date.parse(end)) {
    throw new ControlError(
      409,
      `The period ${text} is not over because the sandbox's clock shows ${end}. Advance the clock first.`,
    )
  }
}

/** @throws {ControlError} 400 when it is not a number from 0 to 1, 409 when the call has no connected time */
export function requireShare(timeline: Timeline, share: number): void {
  if (!(share >= 0 && share <= 1)) {
    throw new ControlError(400, `The share must be a number from 0 to 1, not ${share}.`)
  }
  if (timeline.length === 0) {
    throw new ControlError(
      409,
      'The recorded share cannot be calculated because the call has no connected time.',
    )
  }
}

/** A timeline as text, for assertion messages. */
export function describeTimeline(timeline: Timeline): string {
  const lines = timeline.map(({ from, to, state }) => `${from} to ${to}  ${state}`)
  const percent = (recordedShare(timeline) * 100).toFixed(1)
  return [...lines, `recorded: ${recordedMs(timeline)} of ${sum(timeline)} ms (${percent} %)`].join('\n')
}

function sum(spans: readonly Span[]): number {
  return spans.reduce((total, { from, to }) => total + Date.parse(to) - Date.parse(from), 0)
}

function boundsOf(period: Period): { readonly from: number; readonly to: number } {
  const [from, to] = [period.from, period.to].map(
    (at) => (typeof at === 'string' ? parseInstant(at) : new Date(at).getTime()) ?? Number.NaN,
  ) as [number, number]
  if (from < to) return { from, to }
  throw new ControlError(
    400,
    `The period from ${JSON.stringify(period.from)} to ${JSON.stringify(period.to)} is not valid. "from" must be an instant before "to".`,
  )
}
