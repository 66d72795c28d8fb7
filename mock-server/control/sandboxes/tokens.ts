import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Event } from '../../world/events.js'
import { requireLive } from './require-live.js'

/** The access tokens of a sandbox. */
export class Tokens {
  readonly #given: Sandbox

  constructor(sandbox: Sandbox) {
    this.#given = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#given)
  }

  /**
   * Revokes every token that is in force, as an administrator would.
   * @returns how many there were
   */
  revokeAll(): number {
    const { world, clock } = this.#sandbox
    const at = clock.now()
    const { recent, older } = world.tokens
    const inForce = [...older.values(), ...recent.values()].filter(
      ({ revokedAt, expiresAt }) => revokedAt === undefined && expiresAt > at,
    )
    const events = inForce.map(({ digest }): Event => ({ type: 'TokenRevoked', digest, at }))
    this.#sandbox.commit(events, 'control')
    return events.length
  }
}
