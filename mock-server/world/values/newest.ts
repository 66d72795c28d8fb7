interface Digested {
  readonly digest: string
}

/** The newest values of one kind by digest, oldest first. */
export interface Newest<Value extends Digested> {
  readonly byDigest: Map<string, Value>
  /** An estimate of their memory. */
  bytes: number
  /** How many older values were dropped. */
  dropped: number
}

/** A sandbox keeps at most this many values of each kind. */
const maxCount = 100_000

export function none<Value extends Digested>(): Newest<Value> {
  return { byDigest: new Map(), bytes: 0, dropped: 0 }
}

export function find<Value extends Digested>(newest: Newest<Value>, digest: string): Value | undefined {
  return newest.byDigest.get(digest)
}

/** Adds a value, or replaces the one with its digest. */
export function put<Value extends Digested>(newest: Newest<Value>, value: Value): void {
  const before = newest.byDigest.get(value.digest)
  if (before) newest.bytes -= bytesOf(before)
  else if (newest.byDigest.size >= maxCount) dropOldest(newest)
  newest.byDigest.set(value.digest, value)
  newest.bytes += bytesOf(value)
}

/** All values, oldest first. */
export function valuesOf<Value extends Digested>({ byDigest }: Newest<Value>): Value[] {
  return [...byDigest.values()]
}

export function remove<Value extends Digested>(newest: Newest<Value>, digest: string): void {
  const value = newest.byDigest.get(digest)
  if (!value) return
  newest.byDigest.delete(digest)
  newest.bytes -= bytesOf(value)
}

/**
 * Drops the oldest eighth. A Map finds its first entry by passing those that were deleted, so dropping one at a time
 * would take quadratic time.
 */
export function dropOldest(newest: Newest<Digested>): void {
  const { byDigest } = newest
  let left = Math.ceil(byDigest.size / 8)
  newest.dropped += left
  for (const [digest, value] of byDigest) {
    byDigest.delete(digest)
    newest.bytes -= bytesOf(value)
    left -= 1
    if (left === 0) return
  }
}

/** What an object with its entry in a Map needs, without its texts. */
const ownBytes = 250

function bytesOf(value: object): number {
  let bytes = ownBytes
  for (const each of Object.values(value) as unknown[]) {
    if (typeof each === 'string') bytes += each.length
    else if (Array.isArray(each)) bytes += each.length * 64
    else if (typeof each === 'object' && each !== null) bytes += bytesOf(each)
  }
  return bytes
}
