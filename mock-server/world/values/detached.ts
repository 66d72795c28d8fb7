/** From this length, V8 stores a substring as a view of the whole string. */
const viewLength = 13

/**
 * A copy of the text. A substring keeps the whole string in memory, so that a code of 43 characters could retain a
 * body of a megabyte.
 */
export function detached(text: string): string {
  return text.length < viewLength ? text : (JSON.parse(JSON.stringify(text)) as string)
}
