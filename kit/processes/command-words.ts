/**
 * The words of a command that is written on one line. Blanks part them, except within quotes of either kind; no
 * other sign means anything, so that paths of any system stay whole.
 * @throws {Error} when a quote is not closed, or there is no word
 */
export function commandWords(line: string): string[] {
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []
  const open = line.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/["']/)
  if (open) throw new Error(`--exec ${line} opens a ${open[0]} and does not close it`)
  if (words.length === 0) throw new Error("--exec has no command: write --exec 'my-recorder {operation}'")
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}

/** @throws {Error} naming a placeholder that there is not */
export function requirePlaceholders(words: readonly string[], known: readonly string[]): void {
  const all = words.join(' ').match(/\{[A-Za-z]+\}/g) ?? []
  const unknown = all.find((each) => !known.includes(each.slice(1, -1)))
  if (unknown === undefined) return
  const there = known.map((name) => `{${name}}`).join(' ')
  throw new Error(`--exec has ${unknown}, which nothing fills: there are ${there}`)
}

/** Words with each placeholder, as `{recordingId}`, filled; a value stays within its word, whatever signs it has. */
export function filledWords(words: readonly string[], values: Readonly<Record<string, string>>): string[] {
  return words.map((word) =>
    word.replaceAll(/\{([A-Za-z]+)\}/g, (whole, name: string) => values[name] ?? whole),
  )
}
