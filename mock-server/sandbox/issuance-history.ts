import { valuesOf } from '../world/generations.js'
import type { Snapshot } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import type { Instant } from '../world/entities.js'

/**
 * What one World hands on to the next under the same sandbox, so that a reset, a restored snapshot or a new
 * sandbox of the same name issues no token a second time, and no revoked token comes back to life. It lives beside
 * the Worlds, as long as the process.
 */
export class IssuanceHistory {
  #epoch = -1
  #sequence = 0
  readonly #revoked = new Map<string, Instant>()
  readonly #revokedGrants = new Map<string, Instant>()

  /** The epoch of a World that begins: no World before had it. */
  begin(): number {
    this.#epoch += 1
    return this.#epoch
  }

  /** Takes over from a World that ends. */
  end({ sequence, tokens, revokedGrants }: World): void {
    this.#sequence = Math.max(this.#sequence, sequence)
    for (const { digest, revokedAt } of valuesOf(tokens)) {
      if (revokedAt !== undefined) this.#revoked.set(digest, revokedAt)
    }
    for (const [grantId, at] of revokedGrants) this.#revokedGrants.set(grantId, at)
  }

  /**
   * An earlier state as it can go on: its count of events stands at the highest that there was, since tokens are
   * made from it, and what was revoked stays so.
   */
  resume(state: Snapshot): Snapshot {
    this.#epoch = Math.max(this.#epoch, state.epoch)
    const sequence = Math.max(this.#sequence, state.sequence)
    const tokens = state.tokens.map((token) => {
      const revokedAt = token.revokedAt ?? this.#revoked.get(token.digest)
      return revokedAt === undefined ? token : { ...token, revokedAt }
    })
    const revokedGrants = [...new Map([...state.revokedGrants, ...this.#revokedGrants])]
    return { ...state, sequence, tokens, revokedGrants }
  }
}

const lineagesKept = 100_000

/** The lineages of the newest sandboxes that were deleted. */
export class IssuanceHistories {
  readonly #kept = new Map<string, IssuanceHistory>()

  keep(sandboxId: string, seed: string, lineage: IssuanceHistory): void {
    this.#kept.set(`${sandboxId}/${seed}`, lineage)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > lineagesKept && oldest !== undefined) this.#kept.delete(oldest)
  }

  take(sandboxId: string, seed: string): IssuanceHistory | undefined {
    const lineage = this.#kept.get(`${sandboxId}/${seed}`)
    this.#kept.delete(`${sandboxId}/${seed}`)
    return lineage
  }
}
