/** Values by digest in two generations, so that the oldest are dropped without a scan. */
export interface Generations<Value extends { readonly digest: string }> {
  recent: Map<string, Value>
  older: Map<string, Value>
}

/** A sandbox keeps at least this many of the latest values of each kind, and at most twice as many. */
const remembered = 100_000

export function noGenerations<Value extends { readonly digest: string }>(): Generations<Value> {
  return { recent: new Map(), older: new Map() }
}

export function find<Value extends { readonly digest: string }>(
  generations: Generations<Value>,
  digest: string,
): Value | undefined {
  return generations.recent.get(digest) ?? generations.older.get(digest)
}

export function put<Value extends { readonly digest: string }>(
  generations: Generations<Value>,
  value: Value,
): void {
  if (generations.recent.size >= remembered) {
    generations.older = generations.recent
    generations.recent = new Map()
  }
  const generation = generations.older.has(value.digest) ? generations.older : generations.recent
  generation.set(value.digest, value)
}

/** All values, oldest first. */
export function valuesOf<Value extends { readonly digest: string }>(
  generations: Generations<Value>,
): Value[] {
  return [...generations.older.values(), ...generations.recent.values()]
}

export function remove<Value extends { readonly digest: string }>(
  generations: Generations<Value>,
  digest: string,
): void {
  generations.recent.delete(digest)
  generations.older.delete(digest)
}
