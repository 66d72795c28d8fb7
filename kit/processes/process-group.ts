import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { onExit } from './exit-hooks.js'
import { watchdog } from './watchdog.js'

/** How a process ended. A process that a signal ended has no code. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface ProcessOptions {
  readonly env: NodeJS.ProcessEnv
  readonly stdio: StdioOptions
}

/** A process and its descendants. Ending it ends the whole group, shells and grandchildren included. */
export class ProcessGroup {
  readonly child: ChildProcess
  /** Resolves when the process has exited, even if others still hold its pipes. */
  readonly exited: Promise<Exit>
  #exit: Exit | undefined

  private constructor(child: ChildProcess, forget: () => void) {
    this.child = child
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#exit = { code, signal }
        this.#killGroup()
        forget()
        resolve(this.#exit)
      })
    })
  }

  /** Starts a command without a shell. @throws {Error} of the system if it cannot be run, e.g. ENOENT */
  static async start(
    [file = '', ...args]: readonly string[],
    options: ProcessOptions,
  ): Promise<ProcessGroup> {
    // Registered first, so that the child never outlives this process.
    let group: ProcessGroup | undefined
    const atSignal = onExit(() => {
      if (group) group.#killNow()
    })
    const watchOver = watchdog()
    const child = spawn(file, args, { ...options, shell: false, detached: process.platform !== 'win32' })
    const afterwards = child.pid === undefined ? () => undefined : watchOver(-child.pid)
    const forget = () => {
      atSignal()
      afterwards()
    }
    group = new ProcessGroup(child, forget)
    try {
      await Promise.race([
        once(child, 'spawn'),
        once(child, 'error').then(([error]) => {
          throw error as Error
        }),
      ])
    } catch (error) {
      forget()
      throw error
    }
    // Later errors are failed signals and broken pipes. The exit shows the result.
    child.on('error', () => undefined)
    return group
  }

  get exit(): Exit | undefined {
    return this.#exit
  }

  /** Kills the whole group immediately, and waits until the process has exited. */
  async kill(): Promise<Exit> {
    if (!this.#exit) this.#killNow()
    const exit = await this.exited
    for (const stream of this.child.stdio) stream?.destroy()
    return exit
  }

  /** The same without waiting, for the exit of this process. */
  #killNow(): void {
    this.#killGroup()
    this.child.kill('SIGKILL')
  }

  #killGroup(): void {
    const { pid } = this.child
    if (pid === undefined) return
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' })
      return
    }
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // The group has already ended.
    }
  }
}

/** Why a command could not be started, to follow `The command`. */
export function notStarted([file = '']: readonly string[], error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return `${file} cannot be run: command not found (ENOENT)`
  if (code === 'EACCES') return `${file} cannot be run: not executable (EACCES)`
  return `${file} cannot be run: ${error instanceof Error ? error.message : String(error)}`
}
