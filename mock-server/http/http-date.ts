import type { Instant } from '../world/entities.js'

let second = Number.NaN
let text = ''

/** An instant in the format of RFC 9110 5.6.7. The last one is cached, because many requests come in one second. */
export function httpDate(instant: Instant): string {
  const current = Math.floor(instant / 1000)
  if (current !== second) {
    second = current
    text = new Date(current * 1000).toUTCString()
  }
  return text
}
