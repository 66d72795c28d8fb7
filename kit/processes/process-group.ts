import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { onExit } from './exit-hooks.js'
import { watchdog } from './watchdog.js'

/** How a process ended. One that a signal ended has no code: it is not 0. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface ProcessOptions {
  readonly env: NodeJS.ProcessEnv
  readonly stdio: StdioOptions
}

/** A process with all that it starts: what ends it ends the whole group, shells and grandchildren included. */
export class ProcessGroup {
  readonly child: ChildProcess
  /** Resolves when the process has ended, whoever still holds its pipes. */
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

  /** Starts a command without a shell. @throws {Error} of the system when it cannot be run, e.g. ENOENT */
  static async start(
    [file = '', ...args]: readonly string[],
    options: ProcessOptions,
  ): Promise<ProcessGroup> {
    // Nothing that is started outlives this process, whenever that ends: so this comes first.
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
    // Later errors are failed signals and broken pipes: the exit tells what became of the process.
    child.on('error', () => undefined)
    return group
  }

  get exit(): Exit | undefined {
    return this.#exit
  }

  /** Ends the whole group at once, and waits until the process is gone. */
  async kill(): Promise<Exit> {
    if (!this.#exit) this.#killNow()
    const exit = await this.exited
    for (const stream of this.child.stdio) stream?.destroy()
    return exit
  }

  /** The same without waiting: for an end of this process. */
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
      // The group has ended already.
    }
  }
}

/** Why a command could not be started, in words that read after what it is. */
export function notStarted([file = '']: readonly string[], error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return `${file} cannot be run: there is no such command (ENOENT)`
  if (code === 'EACCES') return `${file} cannot be run: it is not executable (EACCES)`
  return `${file} cannot be run: ${error instanceof Error ? error.message : String(error)}`
}
