/**
 * The first name that an object in a JSON text has twice. `JSON.parse` takes the last one without a word. Takes time
 * linear in the length of the text, which must be JSON, or the start of it.
 */
export function duplicateKey(text: string): string | undefined {
  /** The names so far of each open object. An array has none. */
  const open: (Set<string> | undefined)[] = []
  let expectsName = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === '"') {
      const end = endOfString(text, index)
      const names = open.at(-1)
      if (expectsName && names) {
        const name = nameIn(text.slice(index, end + 1))
        if (name === undefined) return undefined
        if (names.has(name)) return name
        names.add(name)
        expectsName = false
      }
      index = end
    } else if (character === '{') {
      open.push(new Set())
      expectsName = true
    } else if (character === '[') {
      open.push(undefined)
      expectsName = false
    } else if (character === '}' || character === ']') {
      open.pop()
      expectsName = false
    } else if (character === ',') expectsName = open.at(-1) !== undefined
  }
  return undefined
}

/** The index of the quotation mark that ends a string. */
function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index
}

/** A name with its escapes undone: `"act\u0069on"` is `action`. */
function nameIn(quoted: string): string | undefined {
  try {
    const name: unknown = JSON.parse(quoted)
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}
