import type { Token, TokenGenerations } from './world.js'

/** A sandbox remembers at least this many of its newest tokens, and at most twice as many. */
const tokensRemembered = 100_000

export function findToken(tokens: TokenGenerations, digest: string): Token | undefined {
  return tokens.recent.get(digest) ?? tokens.older.get(digest)
}

export function putToken(tokens: TokenGenerations, token: Token): void {
  if (tokens.recent.size >= tokensRemembered) {
    tokens.older = tokens.recent
    tokens.recent = new Map()
  }
  const generation = tokens.older.has(token.digest) ? tokens.older : tokens.recent
  generation.set(token.digest, token)
}
