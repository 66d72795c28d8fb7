import { durationMs } from '../world/duration.js'
import { settleTimes } from '../world/settle.js'

/** The formats of our schemas: which strings (or numbers) have them. */
export const formats = {
  'date-time': (text: string) => dateTime.test(text) && isDate(text),
  'scenario-time': (text: string) =>
    text.startsWith('-')
      ? succeeds(() => durationMs(text.slice(1)))
      : /^\d{4}-\d\d-\d\d/.test(text) && isDate(text),
  'scenario-duration': (text: string) => succeeds(() => settleTimes(text)),
}

const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/

function isDate(text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}

function succeeds(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}
