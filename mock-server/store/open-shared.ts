import { version } from '../control/version.js'
import type { Kernel } from '../kernel/kernel.js'
import { Clock } from '../sandbox/clock.js'
import { Sandbox } from '../sandbox/sandbox.js'
import type { Instant } from '../world/entities.js'
import type { Scenario } from '../world/start/scenario.js'
import { StoreError } from './engine.js'
import { layoutVersion, type StoredBase, type StoredHistory, type StoredMock } from './layout.js'
import type { OpenedStore, Start } from './open-store.js'
import { openRedis } from './redis/redis-log.js'
import { withKnownSecrets } from './scenario-digests.js'
import type { SharedLog } from './shared/shared-log.js'
import { SharedStore } from './shared/shared-store.js'

/** @throws {StoreError} when the server cannot be reached, or its store was made with another seed or by another version */
export async function openShared(url: string, start: Start, newSeed: () => string): Promise<OpenedStore> {
  const log = await openRedis(url)
  try {
    const made: StoredMock = { layout: layoutVersion, madeBy: version, seed: start.seed ?? newSeed() }
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
    return new OpenedShared(log, stored.seed, start.scenario)
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

  constructor(log: SharedLog, seed: string, scenario: Scenario) {
    this.#log = log
    this.seed = seed
    this.#scenario = scenario
    const registry = () => {
      if (!this.#kernel) throw new TypeError('a shared store is used before its kernel is there')
      return this.#kernel.registry
    }
    this.store = new SharedStore(log, {
      find: (id) => registry().byId(id),
      make: (base) => {
        const sandbox = this.#sandbox(base)
        registry().add(sandbox)
        return sandbox
      },
      claim: (sandbox) => registry().claim(sandbox, sandbox.world),
      isDefault: (sandbox) => sandbox === registry().default,
      scenarioOf: ({ scenario, seed: own, id }) => withKnownSecrets(scenario, this.#scenario, own, id),
      drop: (sandbox) => registry().remove(sandbox),
      heard: (exchange) => this.#kernel?.tell(exchange),
    })
  }

  /** It is read together with the others. */
  main(): undefined {
    return undefined
  }

  #sandbox({ id, seed, scenario, idleSeconds }: StoredBase): Sandbox {
    const known = withKnownSecrets(scenario, this.#scenario, seed, id)
    return new Sandbox({ id, scenario: known, seed, clock: new Clock(this.#time), idleSeconds })
  }

  async resume(kernel: Kernel, time: () => Instant): Promise<void> {
    this.#kernel = kernel
    this.#time = time
    for (const value of (await this.#log.histories()).values()) {
      const { id, seed, history } = JSON.parse(value) as StoredHistory
      kernel.registry.histories.load(id, seed, history)
    }
    await this.store.load()
    const main = kernel.registry.default
    if (this.store.isStored(main)) return
    this.store.add(main)
    // Another process may have stored its own in the meantime: then that one counts.
    await this.store.flushed(main).catch(() => undefined)
  }
}
