/**
 * A length of time as text: a number with a unit, such as `250ms`, `2s`, `55m`, `24h` or `7d`, several as `1h30m`, or
 * ISO 8601 as `PT55M`. A number without a unit is an error.
 */
export type Duration = string

const pattern =
  /^P?(?:(\d+(?:\.\d+)?)D)?T?(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?(?:(\d+(?:\.\d+)?)MS)?$/i

/**
 * Milliseconds in a duration like `55m`, `1h30m`, `250ms`, `2d` or ISO 8601 `PT55M`.
 * @throws {RangeError} with the value
 */
export function durationMs(duration: unknown): number {
  if (typeof duration === 'number')
    throw new RangeError(`${duration} has no unit. Use "${duration}ms", "${duration}s" or "${duration}m".`)
  const text = String(duration).trim()
  const parts = pattern.exec(text)
  const months = /^P[^T]*M/i.test(text)
  if (!parts || months || parts.slice(1).every((part) => part === undefined)) {
    throw new RangeError(`${JSON.stringify(duration)} is not a duration. Use 55m, 1h30m, 250ms or PT55M.`)
  }
  const [days, hours, minutes, seconds, milliseconds] = parts.slice(1).map((part) => Number(part ?? 0))
  return (
    (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 +
    (seconds ?? 0) * 1000 +
    (milliseconds ?? 0)
  )
}
