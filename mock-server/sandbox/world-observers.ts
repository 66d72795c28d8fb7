import { apply } from '../world/apply.js'
import type { World } from '../world/world.js'
import type { Event } from '../world/events.js'
import type { Instant } from '../world/entities.js'

/** What follows a World, event by event. */
export interface WorldObserver {
  /** An event was applied. */
  happened(event: Event, at: Instant): void
  /** The World is another one, or the sandbox has ended. */
  replaced(): void
}

/** Those that follow the World of one sandbox: usually none. */
export class WorldObservers {
  readonly #all = new Set<WorldObserver>()

  add(observer: WorldObserver): void {
    this.#all.add(observer)
  }

  delete(observer: WorldObserver): void {
    this.#all.delete(observer)
  }

  /** Applies events of one instant. The observers see the World after each. */
  apply(world: World, events: readonly Event[], at: Instant): void {
    for (const event of events) {
      apply(world, event)
      if (this.#all.size > 0) for (const observer of this.#all) observer.happened(event, at)
    }
  }

  replaced(): void {
    for (const observer of this.#all) observer.replaced()
  }
}
