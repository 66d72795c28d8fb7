import type { Sandbox } from '../sandbox/sandbox.js'

/** What the kernel needs of a store. */
export type KernelStore = OwnKernelStore | SharedKernelStore

/** A store that only this process changes. */
interface OwnKernelStore {
  readonly isShared: false
  /**
   * Resolves when the changes of a sandbox so far are stored. Without a sandbox: those of all.
   * @throws {Superseded} when another process was first; the changes are undone then
   */
  flushed(sandbox?: Sandbox): Promise<void>
}

/** A store that other processes change, too. */
export interface SharedKernelStore extends Pick<OwnKernelStore, 'flushed'> {
  readonly isShared: true
  /** Resolves when everything is known here that was stored before the call. */
  entered(): Promise<void>
  /** Undoes what was decided while the newest state was not known. */
  abandon(sandbox: Sandbox, reason: Error): void
  isStored(sandbox: Sandbox): boolean
  /** The next removal of this sandbox has no effect if another process has changed it in the meantime. */
  removeOnce(sandbox: Sandbox): void
}

/** A store as a mock uses it. */
export type SandboxStore = KernelStore & {
  /** Stores a new sandbox. */
  add(sandbox: Sandbox): void
  /** Why the store cannot be used now. Undefined: it can, as far as is known. */
  readonly failure: Error | undefined
  /** Stores what has happened, and closes the store. */
  close(): Promise<void>
}
