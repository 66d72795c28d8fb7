/**
 * Splits a command line into words at blanks, except within single or double quotes. No other character is special, so
 * that paths of any system stay intact.
 * @throws {Error} if a quote is not closed, or the line has no words
 */
export function commandWords(line: string): string[] {
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []
  const open = line.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/["']/)
  if (open) throw new Error(`--exec ${line} has an unclosed quote ${open[0]}. Close it.`)
  if (words.length === 0)
    throw new Error("--exec has no command. Use, for example, --exec 'my-recorder {operation}'.")
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}

/** @throws {Error} for an unknown placeholder */
export function requirePlaceholders(words: readonly string[], known: readonly string[]): void {
  const all = words.join(' ').match(/\{[A-Za-z]+\}/g) ?? []
  const unknown = all.find((each) => !known.includes(each.slice(1, -1)))
  if (unknown === undefined) return
  const available = known.map((name) => `{${name}}`).join(' ')
  throw new Error(`--exec has the unknown placeholder ${unknown}. Use ${available}.`)
}

/** Fills placeholders such as `{recordingId}`. A value stays within its word, whatever characters it contains. */
export function filledWords(words: readonly string[], values: Readonly<Record<string, string>>): string[] {
  return words.map((word) =>
    word.replaceAll(/\{([A-Za-z]+)\}/g, (whole, name: string) => values[name] ?? whole),
  )
}
