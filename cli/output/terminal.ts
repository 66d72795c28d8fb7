import { AsyncLocalStorage } from 'node:async_hooks'

/** A stream that a command writes to. */
export interface Output {
  write(text: string | Uint8Array): unknown
  readonly isTTY?: boolean
}

/** The environment of one run of the command. `process` is one. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly stdout: Output
  readonly stderr: Output
  /** The exit code that the run comes to. */
  exitCode?: number | string | null | undefined
}

const current = new AsyncLocalStorage<Terminal>()

/** The terminal of this run: `process`, unless the run was given another. */
export function terminal(): Terminal {
  return current.getStore() ?? process
}

/** Runs with a terminal. Runs with different terminals can go on concurrently in one process. */
export function withTerminal<T>(given: Terminal, run: () => T): T {
  return current.run(given, run)
}
