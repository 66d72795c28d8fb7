import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { constants } from 'node:os'
import { watchdog } from '../../kit/processes/watchdog.js'
import { exitUsage } from '../exit.js'
import { plain } from '../output/log.js'
import { terminal } from '../terminal.js'

/** How long a command has after a signal. */
const patienceMs = 5000

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv
  readonly stdio: StdioOptions
  /** Called once it runs, before anything of what it prints is lost. */
  readonly onStart?: (child: ChildProcess) => void
  /** Ends what the command leaves behind when it has ended, for whoever waits for all that is printed. */
  readonly endsGroup?: true
}

/**
 * Runs a command of the user to its end. A signal is handed on, and what does not heed it is killed, with all that
 * it started; so is everything when this process is killed itself.
 * @returns its exit code, 128 + n after signal n, or 2 when it cannot be run
 */
export function runCommand(
  [file = '', ...args]: readonly string[],
  { env, stdio, onStart = () => undefined, endsGroup }: CommandOptions,
): Promise<number> {
  return new Promise((resolve) => {
    // With a group of its own it is ended with whatever it started. On a terminal it could not read from it then.
    const detached = process.platform !== 'win32' && !process.stdin.isTTY
    let child: ChildProcess | undefined
    let killing: NodeJS.Timeout | undefined
    const forward = (signal: NodeJS.Signals) => {
      end(child, detached, signal)
      killing ??= setTimeout(() => end(child, detached, 'SIGKILL'), patienceMs)
    }
    // Before the start, so that no signal can come in between.
    process.on('SIGINT', forward).on('SIGTERM', forward)
    const watchOver = watchdog()
    child = spawn(file, args, { env, stdio, shell: false, detached })
    const { pid } = child
    const forget = pid === undefined ? () => undefined : watchOver(detached ? -pid : pid)
    const done = (code: number) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      // What it started and did not end itself was asked to end with it.
      if ((killing !== undefined || endsGroup) && detached) end(child, detached, 'SIGKILL')
      clearTimeout(killing)
      forget()
      resolve(code)
    }
    child.once('error', ({ message }) => {
      terminal().stderr.write(`cxone-mock: ${plain(file)} cannot be run: ${plain(message)}\n`)
      done(exitUsage)
    })
    child.once('exit', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    onStart(child)
  })
}

function end(child: ChildProcess | undefined, group: boolean, signal: NodeJS.Signals): void {
  if (!group || child?.pid === undefined) return void child?.kill(signal)
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It has ended by itself.
  }
}
