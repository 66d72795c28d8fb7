/** One row of the import table in ARCHITECTURE.md. */
export interface Row {
  readonly folder: string
  readonly allowed: readonly string[]
}

export function rowsOf(markdown: string): Row[]
export function reaches(rows: readonly Row[], file: string, specifier: string): string | undefined
export function violation(rows: readonly Row[], file: string, specifier: string): string | undefined
