import type { Counted } from '../sandbox/counter.js'
import { Clock } from '../sandbox/clock.js'
import type { Kernel } from '../kernel/kernel.js'
import type { SandboxStore } from '../kernel/kernel-store.js'
import { Sandbox } from '../sandbox/sandbox.js'
import type { Instant } from '../world/entities.js'
import type { Scenario } from '../world/start/scenario.js'
import { version } from '../control/version.js'
import { StoreError, type Engine } from './engine.js'
import {
  deletedCountsKey,
  layoutVersion,
  mockKey,
  type StoredBase,
  type StoredHistory,
  type StoredMock,
} from './layout.js'
import { openLmdb } from './lmdb/engine.js'
import { MockStore } from './mock-store.js'
import { withKnownSecrets } from './scenario-digests.js'

/** A store from which a mock continues. */
export interface OpenedStore {
  readonly store: SandboxStore
  readonly seed: string
  /** The default sandbox, if it is stored. */
  main(id: string, clock: Clock): Sandbox | undefined
  /**
   * Adds the other sandboxes that are stored, and stores the default one if it is new.
   * @returns whether the default one was stored
   */
  resume(kernel: Kernel, time: () => Instant): Promise<boolean>
}

/** What a mock is started with. A store that is not empty continues with its own. */
export interface Start {
  readonly scenario: Scenario
  /** The seed that the user chose, if any. */
  readonly seed: string | undefined
}

/**
 * Opens a store.
 * @param place a directory, or the URL of a Redis server
 * @throws {StoreError} when it cannot be opened, or was made with another seed
 */
export async function openStore(place: string, start: Start, newSeed: () => string): Promise<OpenedStore> {
  if (/^rediss?:/.test(place)) {
    const { openShared } = await import('./open-shared.js')
    return openShared(place, start, newSeed)
  }
  const engine = await openLmdb(place)
  try {
    const stored = engine.get(mockKey) as StoredMock | undefined
    const seed = stored?.seed ?? start.seed ?? newSeed()
    if (start.seed !== undefined && start.seed !== seed) {
      throw new StoreError(
        `${engine.name} was made with the seed ${JSON.stringify(seed)}, not ${JSON.stringify(start.seed)}. ` +
          'Leave out the seed, or use another directory.',
      )
    }
    if (!stored) {
      const made: StoredMock = { layout: layoutVersion, madeBy: version, seed }
      await engine.write([{ put: mockKey, value: made }])
    }
    return new OpenedDirectory(engine, seed, start.scenario)
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** A directory from which a mock continues. */
class OpenedDirectory implements OpenedStore {
  readonly store: MockStore
  readonly seed: string
  readonly #engine: Engine
  readonly #scenario: Scenario

  constructor(engine: Engine, seed: string, scenario: Scenario) {
    this.#engine = engine
    this.seed = seed
    this.#scenario = scenario
    this.store = new MockStore(engine)
  }

  main(id: string, clock: Clock): Sandbox | undefined {
    const base = this.#engine.get(['base', id]) as StoredBase | undefined
    return base && this.#sandbox(base, clock)
  }

  #sandbox({ id, seed, scenario, idleSeconds }: StoredBase, clock: Clock): Sandbox {
    const known = withKnownSecrets(scenario, this.#scenario, seed, id)
    const sandbox = new Sandbox({ id, scenario: known, seed, clock, idleSeconds })
    this.store.resume(sandbox)
    return sandbox
  }

  async resume({ registry }: Kernel, time: () => Instant): Promise<boolean> {
    const main = registry.default
    const stored = [...this.#engine.under(['base'])].map(({ value }) => value as StoredBase)
    for (const base of stored) {
      if (base.id !== main.id) registry.adopt(this.#sandbox(base, new Clock(time)))
    }
    const isStored = stored.some(({ id }) => id === main.id)
    if (!isStored) this.store.add(main)
    for (const { value } of this.#engine.under(['history'])) {
      const { id, seed, history } = value as StoredHistory
      registry.histories.load(id, seed, history)
    }
    const deleted = (this.#engine.get(deletedCountsKey) ?? []) as readonly Counted[]
    registry.deleted.merge(deleted)
    this.store.deleted.merge(deleted)
    this.store.onLost = (sandbox) => registry.remove(sandbox)
    return isStored
  }
}
