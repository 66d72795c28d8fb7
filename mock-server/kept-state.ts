import type { ChangedSandboxes } from './control/controlled-mock.js'
import { ControlError } from './control/error.js'
import { defaultSandboxId, type Kernel } from './kernel/kernel.js'
import type { SandboxStore } from './kernel/kernel-store.js'
import { Superseded } from './sandbox/changes.js'
import type { Sandbox } from './sandbox/sandbox.js'

/** The state of a mock with its store, if it has one, for everything except requests, which the kernel stores. */
export class KeptState {
  readonly #store: SandboxStore | undefined
  readonly #kernel: Kernel

  constructor(kernel: Kernel, store: SandboxStore | undefined) {
    this.#kernel = kernel
    this.#store = store
  }

  /** Why the store cannot be used now. */
  get failure(): Error | undefined {
    return this.#store?.failure
  }

  /** Resolves when everything is known here that other processes have stored. Undefined: there are no others. */
  get update(): (() => Promise<void>) | undefined {
    const store = this.#store
    return store?.isShared ? () => store.entered() : undefined
  }

  /**
   * Stores a new sandbox.
   * @throws {ControlError} 409 when another process has made a sandbox with this id in the meantime, 503
   */
  async add(made: Sandbox): Promise<void> {
    if (!this.#store) return
    this.#store.add(made)
    await this.#store.flushed(made).catch((error: unknown) => {
      if (error instanceof Superseded) throw new ControlError(409, `Sandbox ${made.id} already exists.`)
      this.#kernel.remove(made)
      throw unusable(error)
    })
  }

  /** @throws {ControlError} 409 when another process was first, 503 when the store cannot be used */
  async flush(): Promise<void> {
    await this.#store?.flushed().catch((error: unknown) => {
      if (error instanceof Superseded)
        throw new ControlError(409, 'Another process has changed this sandbox in the meantime. Try again.')
      throw unusable(error)
    })
  }

  /**
   * Runs a command of the control plane on the newest state, and stores what it has changed. It runs again when another
   * process was first.
   * @throws {ControlError} 503 when the store cannot be used; then nothing has changed
   */
  async within<Result>(of: ChangedSandboxes, work: () => Promise<Result>): Promise<Result> {
    const store = this.#store
    if (!store) return work()
    const changed = () => this.#kernel.sandboxes.get(of.id ?? defaultSandboxId)
    for (;;) {
      if (store.isShared) await store.entered().catch((error: unknown) => Promise.reject(unusable(error)))
      const result = await work()
      try {
        await store.flushed(of.all ? undefined : changed())
        return result
      } catch (error) {
        if (!(error instanceof Superseded)) throw unusable(error)
        // What was superseded is another sandbox, because this one is deleted.
        if (!of.all && !changed()) return result
      }
    }
  }

  async close(): Promise<void> {
    await this.#store?.close()
  }
}

function unusable(error: unknown): ControlError {
  return new ControlError(503, error instanceof Error ? error.message : String(error))
}
