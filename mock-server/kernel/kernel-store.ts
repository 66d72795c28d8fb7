import type { Sandbox } from '../sandbox/sandbox.js'

/** What the kernel needs of a store. */
export interface KernelStore {
  /** Whether other processes change the sandboxes, too. */
  readonly isShared: boolean
  /** Resolves when everything is known here that was stored before the call. */
  entered(): Promise<void>
  /**
   * Resolves when the changes of a sandbox so far are stored. Without a sandbox: those of all.
   * @throws {Superseded} when another process was first; the changes are undone then
   */
  flushed(sandbox?: Sandbox): Promise<void>
  /** Undoes what was decided while the newest state was not known. */
  abandon(sandbox: Sandbox, reason: Error): void
}

/** A store as a mock uses it. */
export interface SandboxStore extends KernelStore {
  /** Stores a new sandbox. */
  add(sandbox: Sandbox): void
  /** Why the store cannot be used now. Undefined: it can, as far as is known. */
  readonly failure: Error | undefined
  /** Stores what has happened, and closes the store. */
  close(): Promise<void>
}
