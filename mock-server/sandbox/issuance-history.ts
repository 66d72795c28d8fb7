import type { Instant } from '../world/entities.js'
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
  #revoked: Newest<RevokedGrant> = none()
  #revokedGrants: Newest<RevokedGrant> = none()

  /** The history as plain data. Assign an earlier state to continue from it. */
  get state(): IssuanceState {
    return {
      epoch: this.#epoch,
      sequence: this.#sequence,
      revoked: pairsOf(this.#revoked),
      revokedGrants: pairsOf(this.#revokedGrants),
    }
  }

  set state({ epoch, sequence, revoked, revokedGrants }: IssuanceState) {
    this.#epoch = epoch
    this.#sequence = sequence
    this.#revoked = newestOf(revoked)
    this.#revokedGrants = newestOf(revokedGrants)
  }

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
    const revokedGrants = [...new Map([...state.revokedGrants, ...pairsOf(this.#revokedGrants)])]
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

type Pairs = readonly (readonly [digest: string, at: Instant])[]

function pairsOf(revoked: Newest<RevokedGrant>): Pairs {
  return valuesOf(revoked).map(({ digest, at }) => [digest, at] as const)
}

function newestOf(pairs: Pairs): Newest<RevokedGrant> {
  const revoked = none<RevokedGrant>()
  for (const [digest, at] of pairs) put(revoked, { digest, at })
  return revoked
}

/** Beyond the counters, what a history keeps: the revocations of the latest Worlds. */
export const maxHistories = 10_000
const maxRevocations = 100_000

/** The histories of the sandboxes that were deleted last: at most 10,000, with 100,000 revocations together. */
export class IssuanceHistories {
  readonly #byKey = new Map<string, IssuanceHistory>()
  #revocations = 0

  /** Continues from a history as plain data. */
  load(sandboxId: string, seed: string, state: IssuanceState): void {
    const history = new IssuanceHistory()
    history.state = state
    this.keep(sandboxId, seed, history)
  }

  keep(sandboxId: string, seed: string, history: IssuanceHistory): void {
    this.take(sandboxId, seed)
    this.#byKey.set(keyOf(sandboxId, seed), history)
    this.#revocations += history.revocations
    if (this.#byKey.size > maxHistories || this.#revocations > maxRevocations) this.#dropOldest()
  }

  has(sandboxId: string, seed: string): boolean {
    return this.#byKey.has(keyOf(sandboxId, seed))
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
