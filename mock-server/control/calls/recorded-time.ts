import { ControlError } from '../error.js'
import type { Span, Timeline } from './timeline.js'

/** A part of a call that a test asks about: ISO instants, Dates or milliseconds since 1970. */
export interface Period {
  readonly from: string | number | Date
  readonly to: string | number | Date
}

/** How many milliseconds of a call were recorded. A pause is not recorded. */
export function recordedMs(timeline: Timeline): number {
  return sum(timeline.filter(({ state }) => state === 'recording'))
}

/** How much of the connected time was recorded, from 0 to 1. A call that was not connected has 0. */
export function recordedShare(timeline: Timeline): number {
  const connected = sum(timeline)
  return connected === 0 ? 0 : recordedMs(timeline) / connected
}

/** Whether anything was recorded in a period. @throws {ControlError} 400 when it is no period */
export function wasRecordedDuring(timeline: Timeline, period: Period): boolean {
  const { from, to } = boundsOf(period)
  return timeline.some(
    (span) => span.state === 'recording' && Date.parse(span.from) < to && Date.parse(span.to) > from,
  )
}

/**
 * A period that a timeline can say something of: a wrong one would make every claim true.
 * @throws {ControlError} 409 when it lies outside of the connected time, or after what is known so far
 */
export function requireWithin(timeline: Timeline, period: Period, ended: boolean): void {
  const { from, to } = boundsOf(period)
  const start = timeline[0]?.from
  const end = timeline.at(-1)?.to
  const said = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`
  if (start === undefined || end === undefined) {
    throw new ControlError(409, `Nothing can be said of ${said}: the call was not connected.`)
  }
  if (from >= Date.parse(end) || to <= Date.parse(start)) {
    throw new ControlError(
      409,
      `Nothing can be said of ${said}: the call was connected from ${start} to ${end}.`,
    )
  }
  if (!ended && to > Date.parse(end)) {
    throw new ControlError(
      409,
      `Nothing can be said of ${said} yet: the sandbox's clock shows ${end}. Advance it.`,
    )
  }
}

/** @throws {ControlError} 400 when it is no share, 409 when there is nothing that it could be a share of */
export function requireShare(timeline: Timeline, share: number): void {
  if (!(share >= 0 && share <= 1)) throw new ControlError(400, `A share goes from 0 to 1, ${share} does not.`)
  if (timeline.length === 0) {
    throw new ControlError(
      409,
      'No share was recorded, and none was not: the call was not connected for any time.',
    )
  }
}

/** A timeline in words, for the message of an assertion. */
export function describeTimeline(timeline: Timeline): string {
  const lines = timeline.map(({ from, to, state }) => `${from} to ${to}  ${state}`)
  const percent = (recordedShare(timeline) * 100).toFixed(1)
  return [...lines, `recorded: ${recordedMs(timeline)} of ${sum(timeline)} ms (${percent} %)`].join('\n')
}

function sum(spans: readonly Span[]): number {
  return spans.reduce((total, { from, to }) => total + Date.parse(to) - Date.parse(from), 0)
}

function boundsOf(period: Period): { readonly from: number; readonly to: number } {
  const from = new Date(period.from).getTime()
  const to = new Date(period.to).getTime()
  if (from < to) return { from, to }
  throw new ControlError(400, `From ${String(period.from)} to ${String(period.to)} is no period.`)
}
