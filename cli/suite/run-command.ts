import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { constants } from 'node:os'
import { watchdog } from '../../kit/processes/watchdog.js'
import { exitUsage } from '../output/exit-codes.js'
import { plain } from '../output/log.js'
import { terminal } from '../output/terminal.js'

/** Time from a forwarded signal to SIGKILL. */
const killDelayMs = 5000

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv
  readonly stdio: StdioOptions
  /** Called when the command has started, before any of its output is read. */
  readonly onStart?: (child: ChildProcess) => void
  /** Kills processes that the command left running, so that its output streams close. */
  readonly endsGroup?: true
}

/**
 * Runs a user's command and waits for its exit. Signals are forwarded. A command that ignores a signal for 5 s is
 * killed together with its child processes, and so is a command whose parent, this process, is killed.
 * @returns the exit code, 128 + n after signal n, or 2 when the command cannot be run
 */
export function runCommand(
  [file = '', ...args]: readonly string[],
  { env, stdio, onStart = () => undefined, endsGroup }: CommandOptions,
): Promise<number> {
  return new Promise((resolve) => {
    // A separate process group can be killed with all its processes. On a terminal the command must stay in the
    // group of this process, because it could not read from the terminal otherwise.
    const detached = process.platform !== 'win32' && !process.stdin.isTTY
    let child: ChildProcess | undefined
    let killing: NodeJS.Timeout | undefined
    const forward = (signal: NodeJS.Signals) => {
      end(child, detached, signal)
      killing ??= setTimeout(() => end(child, detached, 'SIGKILL'), killDelayMs)
    }
    // Before the start, so that no signal is lost.
    process.on('SIGINT', forward).on('SIGTERM', forward)
    const watchOver = watchdog()
    child = spawn(file, args, { env, stdio, shell: false, detached })
    const { pid } = child
    const unwatch = pid === undefined ? () => undefined : watchOver(detached ? -pid : pid)
    const done = (code: number) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      // The other processes of the group received the same signal as the command.
      if ((killing !== undefined || endsGroup) && detached) end(child, detached, 'SIGKILL')
      clearTimeout(killing)
      unwatch()
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
    // It has already exited.
  }
}
