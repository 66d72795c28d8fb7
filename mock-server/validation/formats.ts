import { durationMs } from '../world/values/duration.js'
import { parseInstant } from '../world/values/parse-instant.js'
import { settleTimes } from '../world/start/settle.js'

/** The formats of our schemas: which strings have them. */
export const formats = {
  'date-time': (text: string) => dateTime.test(text) && parseInstant(text) !== undefined,
  // A lone surrogate cannot be part of a URI.
  'well-formed': (text: string) => !/[\p{Surrogate}\0]/u.test(text),
  'scenario-time': (text: string) =>
    text.startsWith('-')
      ? succeeds(() => durationMs(text.slice(1))) && durationMs(text.slice(1)) <= century
      : parseInstant(text) !== undefined,
  'scenario-duration': (text: string) => succeeds(() => settleTimes(text)),
  'header-name': (text: string) => headerName.test(text) && !framing.test(text),
  'header-value': (text: string) => headerValue.test(text),
  'base-url': (text: string) => /^https?:\/\/[^/?#\s]+(?:\/[^?#\s]*)?$/.test(text) && URL.canParse(text),
  'sandbox-id': (text: string) => /^[A-Za-z0-9_-]{1,64}$/.test(text),
  'failures-of-runs': (text: string) => {
    const [failures = 0, runs = 0] = /^\d+ of \d+$/.test(text) ? text.split(' of ').map(Number) : []
    return failures >= 1 && failures < runs && runs <= 20
  },
  'not-blank': (text: string) => text.trim() !== '',
  day: isDay,
  // The name of JSON Schema, for the bodies of the API.
  date: isDay,
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

/** What a value of each format is, after "must be". */
export const formatWords: Readonly<Record<string, string>> = {
  'date-time': 'a date and time such as 2026-01-31T10:00:00Z',
  'well-formed': 'a string without lone surrogates and NUL',
  'scenario-time': 'an ISO 8601 time with a zone, or a time before the start such as -2m (at most 36525d)',
  'scenario-duration': 'a duration such as 2s (0 to 24h)',
  'header-name': 'a header that a fault can set; Content-Length and the like are set by the server',
  'header-value': 'printable ASCII on one line',
  'base-url': 'a URL such as https://cxone.example, without a query',
  'sandbox-id': '1 to 64 letters, digits, - and _',
  'failures-of-runs': 'failures and runs such as 1 of 5, with at most 20 runs',
  'not-blank': 'a string that is not blank',
  day: 'a day such as 2026-12-31',
  date: 'a day such as 2026-12-31',
}

const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// These frame a message, so the server sets them.
const framing = /^(?:content-length|transfer-encoding|trailer|connection|upgrade|keep-alive)$/i
// A line break in a value would start another header.
const headerValue = /^[\t\x20-\x7e]*$/

const century = 36_525 * 86_400_000

function succeeds(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}
