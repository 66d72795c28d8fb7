import { valuesOf } from '../world/values/generations.js'
import type { Snapshot } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import type { Instant } from '../world/entities.js'

/**
 * What one World of a sandbox passes on to the next, so that a reset, a restored snapshot or a new sandbox with the
 * same id never issues a token twice and never revives a revoked token. It lives as long as the process.
 */
export class IssuanceHistory {
  #epoch = -1
  #sequence = 0
  #revoked = new Map<string, Instant>()
  #revokedGrants = new Map<string, Instant>()

  /** The history as plain data. Assign an earlier state to continue from it. */
  get state(): IssuanceState {
    return {
      epoch: this.#epoch,
      sequence: this.#sequence,
      revoked: [...this.#revoked],
      revokedGrants: [...this.#revokedGrants],
    }
  }

  set state({ epoch, sequence, revoked, revokedGrants }: IssuanceState) {
    this.#epoch = epoch
    this.#sequence = sequence
    this.#revoked = new Map(revoked)
    this.#revokedGrants = new Map(revokedGrants)
  }

  /** The epoch of a new World. No earlier World had it. */
  begin(): number {
    this.#epoch += 1
    return this.#epoch
  }

  /** Takes over the counters and revocations of a World that ends. */
  end({ sequence, tokens, revokedGrants }: World): void {
    this.#sequence = Math.max(this.#sequence, sequence)
    for (const { digest, revokedAt } of valuesOf(tokens)) {
      if (revokedAt !== undefined) this.#revoked.set(digest, revokedAt)
    }
    for (const [grantId, at] of revokedGrants) this.#revokedGrants.set(grantId, at)
  }

  /**
   * An earlier state, changed so that it can continue. Its count of events is the highest so far, because tokens are
   * made from that count, and revoked tokens stay revoked.
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

/** What a history has seen: the latest epoch and count of events, and what was revoked when. */
export interface IssuanceState {
  readonly epoch: number
  readonly sequence: number
  readonly revoked: readonly (readonly [digest: string, at: Instant])[]
  readonly revokedGrants: readonly (readonly [grantId: string, at: Instant])[]
}

const maxHistories = 100_000

/** The histories of the sandboxes that were deleted last: at most 100,000. */
export class IssuanceHistories {
  readonly #byKey = new Map<string, IssuanceHistory>()

  /** Continues from a history as plain data. */
  load(sandboxId: string, seed: string, state: IssuanceState): void {
    const history = new IssuanceHistory()
    history.state = state
    this.keep(sandboxId, seed, history)
  }

  keep(sandboxId: string, seed: string, history: IssuanceHistory): void {
    this.#byKey.set(`${sandboxId}/${seed}`, history)
    const [oldest] = this.#byKey.keys()
    if (this.#byKey.size > maxHistories && oldest !== undefined) this.#byKey.delete(oldest)
  }

  take(sandboxId: string, seed: string): IssuanceHistory | undefined {
    const history = this.#byKey.get(`${sandboxId}/${seed}`)
    this.#byKey.delete(`${sandboxId}/${seed}`)
    return history
  }
}
