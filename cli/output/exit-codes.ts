import { terminal } from './terminal.js'

/** Wrong usage, or the command could not be carried out. */
export const exitUsage = 2

/** The command found what it looks for: a rule that failed, a test that proves nothing. */
export const exitFindings = 1

/** Ends the command when the reader of its output has gone. That is not a failure. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : exitUsage))
  }
}

/** Prints an error in one line. */
export function fail(error: unknown): void {
  terminal().stderr.write(`cxone-mock: ${error instanceof Error ? error.message : String(error)}\n`)
  terminal().exitCode = exitUsage
}
