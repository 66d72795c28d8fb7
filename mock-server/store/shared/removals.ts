import { Superseded } from '../../sandbox/changes.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { historyText } from '../layout.js'
import type { Appended, Change } from './shared-log.js'
import type { SharedRecorder } from './shared-recorder.js'

/** The removal of a sandbox that is not stored yet. */
export interface Removal {
  readonly sandbox: Sandbox
  readonly creation: string
  /** Whether the sandbox stays if another process has changed it in the meantime. */
  readonly isOnce: boolean
  readonly change: Change
  readonly waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[]
}

/** What removals need of the mock. */
interface Removing {
  /** Finds a sandbox that is back, with the number of its creation. */
  find(id: string): { readonly sandbox: Sandbox; readonly creation: string } | undefined
  remove(sandbox: Sandbox): void
  /** Takes back that a sandbox was removed. */
  restored(sandbox: Sandbox): void
}

/**
 * The removals of sandboxes that are not stored yet. Like every change, a removal is stored only if the sandbox has not
 * changed in the meantime, so that one that arrives late removes nothing that anybody has been told. If it has changed,
 * it is removed again in its newest state, but not if it is another sandbox with that id.
 */
export class Removals {
  #open: Removal[] = []
  readonly #bySandbox = new Map<Sandbox, Removal>()
  readonly #once = new WeakSet<Sandbox>()
  readonly #mock: Removing
  #failed: Removal[] = []

  constructor(mock: Removing) {
    this.#mock = mock
  }

  get any(): boolean {
    return this.#open.length > 0
  }

  /** The next removal of this sandbox has no effect if another process has changed it in the meantime. */
  onlyOnce(sandbox: Sandbox): void {
    this.#once.add(sandbox)
  }

  add({ sandbox, creation, place }: SharedRecorder): void {
    const change: Change = {
      kind: 'removed',
      sandbox: sandbox.id,
      before: place,
      value: historyText(sandbox),
      counts: sandbox.counts.all(),
    }
    const removal = { sandbox, creation, isOnce: this.#once.has(sandbox), change, waiting: [] }
    this.#open.push(removal)
    this.#bySandbox.set(sandbox, removal)
  }

  take(): readonly Removal[] {
    const taken = this.#open
    this.#open = []
    return taken
  }

  /** Resolves when the removal of a sandbox is stored. Undefined: it is not being removed. */
  stored(sandbox: Sandbox): Promise<void> | undefined {
    const removal = this.#bySandbox.get(sandbox)
    return removal && new Promise((resolve, reject) => void removal.waiting.push({ resolve, reject }))
  }

  allStored(): Promise<void>[] {
    return [...this.#bySandbox.keys()].flatMap((sandbox) => this.stored(sandbox) ?? [])
  }

  /** @returns the removals that were not stored, because another process was first */
  settle(taken: readonly Removal[], results: readonly Appended[]): readonly Removal[] {
    return taken.filter((removal, index) => {
      const result = results[index]
      if (!result || !('place' in result)) return true
      this.#end(removal)
      for (const { resolve } of removal.waiting) resolve()
      return false
    })
  }

  /**
   * Removes again what is back, and what was not stored while the store could not be used. To be called when everything
   * is known that other processes have done.
   */
  again(superseded: readonly Removal[]): void {
    const all = [...superseded, ...this.#failed]
    this.#failed = []
    for (const removal of all) {
      const { sandbox, creation, isOnce, waiting } = removal
      this.#end(removal)
      const back = this.#mock.find(sandbox.id)
      const isSame = back?.creation === creation
      if (isSame) this.#mock.restored(sandbox)
      if (isSame && !isOnce) {
        this.#mock.remove(back.sandbox)
        this.#bySandbox.get(back.sandbox)?.waiting.push(...waiting)
      } else for (const { reject } of waiting) reject(new Superseded())
    }
  }

  /** The store cannot be used. Everyone who waits is told, and those removals are not tried again. */
  fail(error: Error): void {
    for (const removal of this.#bySandbox.values()) {
      const { waiting, isOnce } = removal
      for (const { reject } of waiting) reject(error)
      this.#failed.push({ ...removal, waiting: [], isOnce: isOnce || waiting.length > 0 })
    }
    this.#open = []
    this.#bySandbox.clear()
  }

  #end({ sandbox }: Removal): void {
    this.#bySandbox.delete(sandbox)
  }
}
