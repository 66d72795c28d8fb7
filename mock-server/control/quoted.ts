/** The start of a value that a test gave, for an error message: an id is usually short. */
export function quoted(value: unknown): string {
  return JSON.stringify(String(value).slice(0, 80))
}
