import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Event } from '../../world/events.js'
import { requireLive } from './require-live.js'

/** The access tokens of a sandbox. */
export class Tokens {
  readonly #target: Sandbox

  constructor(sandbox: Sandbox) {
    this.#target = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#target)
  }

  /**
   * Revokes every valid token, as an administrator would.
   * @returns the number of revoked tokens
   */
  revokeAll(): number {
    const { world, clock } = this.#sandbox
    const at = clock.now()
    const { recent, older } = world.tokens
    const valid = [...older.values(), ...recent.values()].filter(
      ({ revokedAt, expiresAt }) => revokedAt === undefined && expiresAt > at,
    )
    const events = valid.map(({ digest }): Event => ({ type: 'TokenRevoked', digest, at }))
    this.#sandbox.commit(events, 'control')
    return events.length
  }
}
