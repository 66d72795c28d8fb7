/** A path up to its last part, and the rest, which names the operation and must stay visible. */
export interface SplitTarget {
  readonly start: string
  readonly end: string
}

export function splitTarget(target: string): SplitTarget {
  const [path = ''] = target.split('?')
  const slash = path.lastIndexOf('/', path.length - 2)
  const from = Math.max(slash, 0)
  return { start: target.slice(0, from), end: target.slice(from) }
}
