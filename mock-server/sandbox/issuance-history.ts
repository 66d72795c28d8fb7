import { find, none, put, valuesOf, type Newest } from '../world/values/newest.js'
import type { RevokedGrant } from '../world/sign-in.js'
import type { Snapshot } from '../world/snapshot.js'
import type { World } from '../world/world.js'

/**
 * What one World of a sandbox passes on to the next, so that a reset, a restored snapshot or a new sandbox with the
 * same id never issues a token twice and never revives a revoked token. It lives as long as the process.
 */
export class IssuanceHistory {
  #epoch = -1
  #sequence = 0
  readonly #revoked: Newest<RevokedGrant> = none()
  readonly #revokedGrants: Newest<RevokedGrant> = none()

  /** The epoch of a new World. No earlier World had it. */
  begin(): number {
    this.#epoch += 1
    return this.#epoch
  }

  /** How many revocations it keeps. */
  get revocations(): number {
    return this.#revoked.byDigest.size + this.#revokedGrants.byDigest.size
  }

  /** Takes over the counters and revocations of a World that ends. */
  end({ sequence, tokens, revokedGrants }: World): void {
    this.#sequence = Math.max(this.#sequence, sequence)
    for (const { digest, revokedAt } of valuesOf(tokens)) {
      if (revokedAt !== undefined) put(this.#revoked, { digest, at: revokedAt })
    }
    for (const each of valuesOf(revokedGrants)) put(this.#revokedGrants, each)
  }

  /**
   * An earlier state, changed so that it can continue. Its count of events is the highest so far, because tokens are
   * made from that count, and revoked tokens stay revoked.
   */
  resume(state: Snapshot): Snapshot {
    this.#epoch = Math.max(this.#epoch, state.epoch)
    const sequence = Math.max(this.#sequence, state.sequence)
    const tokens = state.tokens.map((token) => {
      const revokedAt = token.revokedAt ?? find(this.#revoked, token.digest)?.at
      return revokedAt === undefined ? token : { ...token, revokedAt }
    })
    const own = valuesOf(this.#revokedGrants).map(({ digest, at }) => [digest, at] as const)
    const revokedGrants = [...new Map([...state.revokedGrants, ...own])]
    return { ...state, sequence, tokens, revokedGrants }
  }
}

/** Beyond the counters, what a history keeps: the revocations of the latest Worlds. */
const maxHistories = 10_000
const maxRevocations = 100_000

/** The histories of the sandboxes that were deleted last: at most 10,000, with 100,000 revocations together. */
export class IssuanceHistories {
  readonly #byKey = new Map<string, IssuanceHistory>()
  #revocations = 0

  keep(sandboxId: string, seed: string, history: IssuanceHistory): void {
    this.take(sandboxId, seed)
    this.#byKey.set(keyOf(sandboxId, seed), history)
    this.#revocations += history.revocations
    if (this.#byKey.size > maxHistories || this.#revocations > maxRevocations) this.#dropOldest()
  }

  take(sandboxId: string, seed: string): IssuanceHistory | undefined {
    const key = keyOf(sandboxId, seed)
    const history = this.#byKey.get(key)
    if (!history) return undefined
    this.#byKey.delete(key)
    this.#revocations -= history.revocations
    return history
  }

  /** Drops an eighth, because a Map passes deleted entries to find its first one. */
  #dropOldest(): void {
    let left = Math.ceil(this.#byKey.size / 8)
    for (const [key, { revocations }] of this.#byKey) {
      this.#byKey.delete(key)
      this.#revocations -= revocations
      left -= 1
      if (left === 0) return
    }
  }
}

function keyOf(sandboxId: string, seed: string): string {
  return `${sandboxId}/${seed}`
}
