import type { Instant } from '../entities.js'

const dateTime = /^(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)$/
const date = /^\d{4}-\d\d-\d\d$/

/** The years that ISO 8601 writes with four digits. Beyond them dates have another form. */
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.parse('9999-01-01T00:00:00Z')

/** Whether an instant is in the years 1 to 9998. */
export function isInstant(instant: number): boolean {
  return instant >= earliest && instant <= latest
}

/**
 * Reads an ISO 8601 date, or a date and time with a zone, because a time without one would depend on the machine.
 * `undefined` for any other text, for a day that does not exist, and beyond the years 1 to 9998.
 */
export function parseInstant(text: string): Instant | undefined {
  const day = date.test(text) ? text : dateTime.exec(text)?.[1]
  if (day === undefined || new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined
  const instant = Date.parse(text.toUpperCase())
  return isInstant(instant) ? instant : undefined
}
