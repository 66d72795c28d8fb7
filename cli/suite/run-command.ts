import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { constants } from 'node:os'
import { watchdog } from '../../kit/processes/watchdog.js'
import { markRun } from '../../kit/processes/run-marker.js'
import { cannotRun } from './cannot-run.js'

/** Time from a forwarded signal to SIGKILL. */
const killDelayMs = 5000

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv
  readonly stdio: StdioOptions
  /** Called when the command has started, before any of its output is read. */
  readonly onStart?: (child: ChildProcess) => void
}

/**
 * Runs a user's command and waits for its exit, and then kills the processes that it left running. Signals are
 * forwarded. A command that ignores a signal for 5 s is killed, and so is one whose parent, this process, is killed.
 * @returns the exit code, or 128 + n after signal n
 * @throws {CommandFailure} when the command cannot be run
 */
export function runCommand(
  command: readonly string[],
  { env, stdio, onStart = () => undefined }: CommandOptions,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const [file = '', ...args] = command
    const marker = markRun()
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
    child = spawn(file, args, { env: { ...env, ...marker.env }, stdio, shell: false, detached })
    const { pid } = child
    const unwatch = pid === undefined ? () => undefined : watchOver(detached ? -pid : pid)
    const tidy = () => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      if (detached) end(child, detached, 'SIGKILL')
      marker.killRest()
      clearTimeout(killing)
      unwatch()
    }
    child.once('error', (error) => {
      tidy()
      reject(cannotRun(command, error))
    })
    child.once('exit', (code, signal) => {
      tidy()
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
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
