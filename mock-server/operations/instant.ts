import type { Instant } from '../world/entities.js'

let second = Number.NaN
let upToSecond = ''

/** An instant as ISO 8601 in UTC. The last second is cached, because many events happen within one second. */
export function instant(time: Instant): string {
  const asked = Math.floor(time / 1000)
  if (asked !== second) {
    second = asked
    upToSecond = new Date(asked * 1000).toISOString().slice(0, -4)
  }
  return `${upToSecond}${String(time - asked * 1000).padStart(3, '0')}Z`
}
