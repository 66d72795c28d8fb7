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
   * @throws {ControlError} 409 when another process has made a sandbox with this id or with one of its credentials in
   * the meantime, 503
   */
  async add(made: Sandbox): Promise<void> {
    const store = this.#store
    if (!store) return
    store.add(made)
    await store.flushed(made).catch((error: unknown) => {
      const isTaken = error instanceof Superseded
      if (!isTaken || (store.isShared && !store.isStored(made))) this.#kernel.remove(made)
      if (!isTaken) throw unusable(error, store.isShared)
      const message = `Another process has just made sandbox ${made.id}, or one with the same client id or access key.`
      throw new ControlError(409, message)
    })
  }

  /** Removes a sandbox that was not used, unless another process has used it in the meantime. */
  expire(sandbox: Sandbox): void {
    if (this.#store?.isShared) this.#store.removeOnce(sandbox)
    this.#kernel.remove(sandbox)
  }

  /** @throws {ControlError} 409 when another process was first, 503 when the store cannot be used */
  async flush(): Promise<void> {
    await this.#store?.flushed().catch((error: unknown) => {
      if (error instanceof Superseded)
        throw new ControlError(409, 'Another process has changed this sandbox in the meantime. Try again.')
      throw unusable(error, this.#store?.isShared)
    })
  }

  /**
   * Runs a command of the control plane on the newest state, and stores what it has changed. It runs again when another
   * process was first.
   * @throws {ControlError} 503 when the store cannot be used; then nothing has changed, unless the message says that
   * this is unknown
   */
  async within<Result>(changes: ChangedSandboxes, work: () => Promise<Result>): Promise<Result> {
    const store = this.#store
    if (!store) return work()
    for (;;) {
      await this.#entered()
      const target =
        changes.in === 'one' ? this.#kernel.sandboxes.get(changes.id ?? defaultSandboxId) : undefined
      const result = await work()
      if (changes.in === 'none') return result
      try {
        if (changes.in === 'all') await store.flushed()
        else if (target) await store.flushed(target)
        return result
      } catch (error) {
        if (!(error instanceof Superseded)) throw unusable(error, store.isShared)
        if (changes.in === 'one' && changes.isLocal) return this.#decided(result)
      }
    }
  }

  /** Resolves when the requests are decided that another process has superseded. */
  async #decided<Result>(result: Result): Promise<Result> {
    await this.#entered()
    await this.#entered()
    return result
  }

  async #entered(): Promise<void> {
    const store = this.#store
    if (store?.isShared) await store.entered().catch((error: unknown) => Promise.reject(unusable(error)))
  }

  async close(): Promise<void> {
    await this.#store?.close()
  }
}

/** @param isUnknown whether the connection may have been lost after the change was sent */
function unusable(error: unknown, isUnknown = false): ControlError {
  const reason = error instanceof Error ? error.message : String(error)
  const told = 'The mock does not know whether the change is stored: read the state before you make it again.'
  return new ControlError(503, isUnknown ? `${reason} ${told}` : reason)
}
