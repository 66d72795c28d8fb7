import type { Instant } from '../world/entities.js'

let lastDay = Number.NaN
let lastDate = ''

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
const threeDigits = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'))

const slots = 64
const lastTimes: Instant[] = Array.from({ length: slots }, () => Number.NaN)
const lastTexts: string[] = Array.from({ length: slots }, () => '')

/**
 * An instant as ISO 8601 in UTC, like `toISOString`, which takes several times as long. The last ones are cached,
 * because many requests come in one millisecond.
 */
export function instant(time: Instant): string {
  const slot = Math.abs(Math.trunc(time % slots))
  const cached = lastTimes[slot] === time ? lastTexts[slot] : undefined
  if (cached !== undefined) return cached
  const text = format(time)
  lastTimes[slot] = time
  lastTexts[slot] = text
  return text
}

function format(time: Instant): string {
  const day = Math.floor(time / 86_400_000)
  if (day !== lastDay) {
    lastDay = day
    lastDate = new Date(time).toISOString().slice(0, -13)
  }
  const ms = time - day * 86_400_000
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const clock = `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`
  return `${lastDate}${clock}.${threeDigits[Math.floor(ms % 1000)]}Z`
}
