import type { Instant } from '../world/entities.js'

let second = Number.NaN
let text = ''

/** An instant as RFC 9110 5.6.7 writes it. The newest is kept, since requests come many to a second. */
export function httpDate(instant: Instant): string {
  const asked = Math.floor(instant / 1000)
  if (asked !== second) {
    second = asked
    text = new Date(asked * 1000).toUTCString()
  }
  return text
}
