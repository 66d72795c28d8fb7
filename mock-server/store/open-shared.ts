import { randomUUID } from 'node:crypto'
import { version } from '../control/version.js'
import type { Kernel } from '../kernel/kernel.js'
import { Clock } from '../sandbox/clock.js'
import { credentialsOf, type SandboxRegistry } from '../sandbox/registry.js'
import { Sandbox } from '../sandbox/sandbox.js'
import type { Instant } from '../world/entities.js'
import type { Scenario } from '../world/start/scenario.js'
import { StoreError } from './engine.js'
import { layoutVersion, type StoredBase, type StoredHistory, type StoredMock } from './layout.js'
import type { OpenedStore, Start } from './open-store.js'
import { openRedis } from './redis/redis-log.js'
import { withKnownSecrets } from './scenario-digests.js'
import type { SharedLog } from './shared/shared-log.js'
import type { SharedMock } from './shared/shared-mock.js'
import { SharedStore } from './shared/shared-store.js'

/** @throws {StoreError} when the server cannot be reached, or its store was made with another seed or by another version */
export async function openShared(url: string, start: Start, newSeed: () => string): Promise<OpenedStore> {
  const log = await openRedis(url)
  try {
    const made: StoredMock = {
      layout: layoutVersion,
      madeBy: version,
      seed: start.seed ?? newSeed(),
      id: randomUUID(),
    }
    const stored = JSON.parse(await log.claim(JSON.stringify(made))) as StoredMock
    if (stored.layout !== layoutVersion) {
      throw new StoreError(
        `${log.name} has layout ${stored.layout}, made by cxone-mock ${stored.madeBy}. This is version ${version}, ` +
          `which reads layout ${layoutVersion}. Use that version, or another prefix.`,
      )
    }
    if (start.seed !== undefined && start.seed !== stored.seed) {
      throw new StoreError(
        `${log.name} was made with the seed ${JSON.stringify(stored.seed)}, not ${JSON.stringify(start.seed)}. ` +
          'Leave out the seed, or use another prefix.',
      )
    }
    for (const warning of log.warnings) process.emitWarning(`${log.name}: ${warning}`)
    return new OpenedShared(log, stored, start.scenario)
  } catch (error) {
    await log.close()
    throw error
  }
}

class OpenedShared implements OpenedStore {
  readonly store: SharedStore
  readonly seed: string
  readonly #log: SharedLog
  readonly #scenario: Scenario
  #kernel: Kernel | undefined
  #time: () => Instant = Date.now

  constructor(log: SharedLog, stored: StoredMock, scenario: Scenario) {
    this.#log = log
    this.seed = stored.seed
    this.#scenario = scenario
    const registry = (): SandboxRegistry => {
      if (!this.#kernel) throw new TypeError('a shared store is used before its kernel is there')
      return this.#kernel.registry
    }
    const mock: SharedMock = {
      find: (id) => registry().byId(id),
      make: (base) => {
        const sandbox = this.#sandbox(base)
        registry().adopt(sandbox)
        return sandbox
      },
      claim: (sandbox) => registry().assign(sandbox, credentialsOf(sandbox.world)),
      credentialsOf: (sandbox) => registry().credentialsOf(sandbox),
      give: (id, credential) => {
        const owner = registry().byId(id)
        if (owner) registry().assign(owner, [credential])
      },
      isDefault: (sandbox) => sandbox === registry().default,
      scenarioOf: ({ scenario: kept, seed, id }) => withKnownSecrets(kept, this.#scenario, seed, id),
      drop: (sandbox) => registry().remove(sandbox),
      restored: (sandbox) => registry().restored(sandbox),
      addDeleted: (counts) => registry().deleted.merge(counts),
      heard: (exchange) => this.#kernel?.tell(exchange),
    }
    this.store = new SharedStore(log, mock, stored)
  }

  /** It is read together with the others. */
  main(): undefined {
    return undefined
  }

  #sandbox({ id, seed, scenario, idleSeconds }: StoredBase): Sandbox {
    const known = withKnownSecrets(scenario, this.#scenario, seed, id)
    return new Sandbox({ id, scenario: known, seed, clock: new Clock(this.#time), idleSeconds })
  }

  async resume(kernel: Kernel, time: () => Instant): Promise<boolean> {
    this.#kernel = kernel
    this.#time = time
    for (const value of await this.#log.histories()) {
      const { id, seed, history } = JSON.parse(value) as StoredHistory
      kernel.registry.histories.load(id, seed, history)
    }
    await this.store.load()
    const main = kernel.registry.default
    if (this.store.isStored(main)) return true
    this.store.add(main)
    // Another process may have stored its own in the meantime: then that one counts.
    return this.store.flushed(main).then(
      () => false,
      () => true,
    )
  }
}
