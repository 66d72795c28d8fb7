import { dropOldest, type Newest } from './values/newest.js'
import type { World } from './world.js'

/** What clients obtain from a World by signing in. It grows with each request, so that the oldest is dropped. */
function kindsOf({ tokens, codes, refreshTokens, sessions, revokedGrants }: World) {
  return [tokens, codes, refreshTokens, sessions, revokedGrants] as const
}

/** An estimate of the memory of all tokens, codes, sessions and revocations of a World. */
export function issuedBytes({ tokens, codes, refreshTokens, sessions, revokedGrants }: World): number {
  return tokens.bytes + codes.bytes + refreshTokens.bytes + sessions.bytes + revokedGrants.bytes
}

/** Drops the oldest of the kind that needs most memory. @returns false when there is nothing to drop */
export function dropOldestIssued(world: World): boolean {
  const largest = kindsOf(world).reduce<Newest<{ readonly digest: string }>>(
    (most, kind) => (kind.bytes > most.bytes ? kind : most),
    world.tokens,
  )
  if (largest.byDigest.size <= 1) return false
  dropOldest(largest)
  return true
}

/** The end of a sentence about a value that is not known, if older ones were dropped. */
export function orDropped({ dropped }: Newest<{ readonly digest: string }>): string {
  return dropped === 0
    ? ''
    : ` Or it was dropped: the mock has dropped the oldest ${dropped} for memory (tokenMegabytes, --token-mb).`
}
