const maxPath = 44
const maxTail = 36
/** Of what nobody would ask for, every character counts. */
const ordinary = /^[\w./~-]+$/

/** A path and query as a row has room for them: of a long path the end, which says what was asked for. */
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
