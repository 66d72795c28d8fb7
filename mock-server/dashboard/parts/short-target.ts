const maxPath = 44
const maxTail = 36
/** A path with other characters is unusual, so it is shown in full. */
const ordinary = /^[\w./~-]+$/

/** A path and query that fit into a row. A long path is shortened to its end, which names the operation. */
export function shortTarget(target: string): string {
  const [path = '', ...query] = target.split('?')
  const rest = query.length === 0 ? '' : `?${query.join('?')}`
  return `${path.length <= maxPath || !ordinary.test(path) ? path : tailOf(path)}${rest}`
}

function tailOf(path: string): string {
  const segments = path.split('/')
  let tail = segments.pop() ?? ''
  for (let next = segments.pop(); next; next = segments.pop()) {
    if (next.length + tail.length >= maxTail) break
    tail = `${next}/${tail}`
  }
  return `…/${tail}`
}
