import type { SandboxRegistry } from '../../sandbox/registry.js'
import { uuidFrom } from '../../world/values/digest.js'

/** Generates ids of sandboxes. No sandbox of this seed had one, also before a restart: credentials are made from it. */
export class SandboxIds {
  readonly #registry: SandboxRegistry
  readonly #seed: string
  #made = 0

  constructor(registry: SandboxRegistry, seed: string) {
    this.#registry = registry
    this.#seed = seed
  }

  next(): string {
    for (;;) {
      this.#made += 1
      const id = `sb-${uuidFrom(`${this.#seed}/sandbox/${this.#made}`).slice(0, 8)}`
      if (!this.#registry.wasUsed(id, this.#seed)) return id
    }
  }
}
