import type { Sandbox } from '../../sandbox/sandbox.js'
import { subjectOf } from '../../world/events.js'
import { valuesOf } from '../../world/values/newest.js'
import type { Instant } from '../../world/entities.js'

/** Something that happens when the clock of a sandbox reaches an instant. */
export interface NextEvent {
  readonly at: Instant
  readonly what: string
}

/** The next thing that time alone causes: a token expires, a recording settles or becomes readable, a fault ends. */
export function nextEvent(sandbox: Sandbox): NextEvent | undefined {
  const { world, clock, faults } = sandbox.catchUp()
  const now = clock.now()
  const coming: NextEvent[] = [
    ...valuesOf(world.tokens)
      .filter(({ revokedAt }) => revokedAt === undefined)
      .map(({ clientId, expiresAt }) => ({ at: expiresAt, what: `a token of ${clientId} expires` })),
    ...valuesOf(world.codes)
      .filter(({ usedAt }) => usedAt === undefined)
      .map(({ clientId, expiresAt }) => ({ at: expiresAt, what: `a code for ${clientId} expires` })),
    ...valuesOf(world.refreshTokens)
      .filter(({ usedAt }) => usedAt === undefined)
      .map(({ userId, expiresAt }) => ({ at: expiresAt, what: `a refresh token of ${userId} expires` })),
    ...valuesOf(world.sessions)
      .filter(({ endedAt }) => endedAt === undefined)
      .map(({ userId, expiresAt }) => ({ at: expiresAt, what: `the sign-in of ${userId} expires` })),
    ...[...world.recordings.values()].flatMap(({ recordingId, endTime }) =>
      endTime === undefined
        ? []
        : [
            {
              at: endTime + world.transcodeSeconds * 1000,
              what: `recording ${recordingId} becomes readable`,
            },
          ],
    ),
    ...world.due.slice(0, 1).map(({ at, event }) => ({ at, what: `${subjectOf(event)}: ${event.type}` })),
    ...faults.ends(now).map(({ id, at }) => ({ at, what: `${id} ends` })),
    ...clock.awaited.map((at) => ({ at, what: 'a delayed response is sent' })),
  ]
  return coming.filter(({ at }) => at > now).reduce<NextEvent | undefined>(earlier, undefined)
}

function earlier(first: NextEvent | undefined, second: NextEvent): NextEvent {
  return first && first.at <= second.at ? first : second
}
