import { terminal } from './terminal.js'

/** Wrong usage, or the command could not be carried out. */
export const exitUsage = 2

/** The command found what it looks for: a rule that failed, a test that proves nothing. */
export const exitFindings = 1

/** Prints an error in one line. */
export function fail(error: unknown): void {
  terminal().stderr.write(`cxone-mock: ${error instanceof Error ? error.message : String(error)}\n`)
  terminal().exitCode = exitUsage
}
