import { notStarted } from '../../kit/processes/process-group.js'
import { CommandFailure } from '../output/exit-codes.js'
import { plain } from '../output/log.js'

/** The failure of a command that could not be started, with the exit code that shells use: 127 not found, else 126. */
export function cannotRun(command: readonly string[], error: unknown): CommandFailure {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
  return new CommandFailure(plain(notStarted(command, error)), isMissing ? 127 : 126)
}
