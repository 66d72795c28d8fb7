import { dropOldestIssued, issuedBytes } from '../world/issued.js'
import type { World } from '../world/world.js'
import type { Holder, SharedMemory } from './shared-memory.js'

/** The share of one sandbox in the memory for the tokens, codes and sessions of all. */
export class IssuedMemory implements Holder {
  readonly #sandbox: { readonly world: World }
  #memory: SharedMemory | undefined
  #counted = 0

  constructor(sandbox: { readonly world: World }) {
    this.#sandbox = sandbox
  }

  get bytes(): number {
    return this.#counted
  }

  join(memory: SharedMemory): void {
    this.#memory = memory
    this.update()
  }

  leave(): void {
    this.#memory?.free(this.#counted)
    this.#memory?.forget(this)
    this.#memory = undefined
  }

  /** Counts what the World has now. */
  update(): void {
    const added = issuedBytes(this.#sandbox.world) - this.#counted
    if (added === 0 || !this.#memory) return
    this.#counted += added
    if (added > 0) this.#memory.use(this, added)
    else this.#memory.free(-added)
  }

  dropForMemory(): boolean {
    const hasDropped = dropOldestIssued(this.#sandbox.world)
    const freed = this.#counted - issuedBytes(this.#sandbox.world)
    this.#counted -= freed
    this.#memory?.free(freed)
    return hasDropped
  }
}
