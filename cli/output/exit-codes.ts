import { namingVariable } from '../flags/variable-of-flag.js'
import { terminal } from './terminal.js'

/** Wrong usage, or the command could not be carried out. */
export const exitUsage = 2

/** The command found what it looks for: a rule that failed, a test that proves nothing. */
export const exitFindings = 1

/** A command of the user cannot be run. The exit code is the one that shells use. */
export class CommandFailure extends Error {
  readonly exitCode: 126 | 127

  constructor(message: string, exitCode: 126 | 127) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Prints an error in one line. */
export function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  terminal().stderr.write(`cxone-mock: ${namingVariable(message, terminal().env)}\n`)
  terminal().exitCode = error instanceof CommandFailure ? error.exitCode : exitUsage
}
