import { Ring, type LoggedEvent } from './event-log.js'
import { apply } from '../world/apply.js'
import { rememberingDigest, uuidSeries } from '../world/digest.js'
import type { Event } from '../world/events.js'
import { worldOf, type Scenario } from '../world/scenario.js'
import { restore, snapshot, type Snapshot } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import { chanceFrom } from '../faults/seeded-random.js'
import type { Clock } from './clock.js'
import { Faults } from '../faults/fault.js'
import { Journal } from './journal.js'
import { IssuanceHistory } from './issuance-history.js'
import { Secrets } from '../../redaction/secrets.js'
import type { Instant, Recording } from '../world/entities.js'

export interface SandboxInit {
  readonly id: string
  readonly scenario: Scenario
  readonly seed: string
  readonly clock: Clock
}

const eventsKept = 10_000

/** How a World began: what its event log goes on from. */
export interface Origin {
  /** How many events the World had seen; 0 when it is that of the scenario. */
  readonly sequence: number
  readonly recordings: ReadonlyMap<string, Recording>
}

/** One isolated pretend tenant: a World, its clock, its events and its journal. */
export class Sandbox {
  readonly id: string
  readonly scenario: Scenario
  readonly seed: string
  readonly clock: Clock
  readonly journal = new Journal()
  readonly events = new Ring<LoggedEvent>(eventsKept)
  world: World
  origin: Origin
  faults: Faults
  /** Whether it was deleted. */
  ended = false
  /** Those who wait for something to happen here: called each time, once they are on the list. */
  readonly stirred = new Set<() => void>()
  /** Those of the mock, as soon as it is one of its sandboxes. */
  secrets = new Secrets()
  /** The digest of a token, which comes again with every request that carries it. */
  readonly digest = rememberingDigest()
  #lineage = new IssuanceHistory()
  #requests = 0
  #requestIds: (number: number) => string

  constructor({ id, scenario, seed, clock }: SandboxInit) {
    this.id = id
    this.scenario = scenario
    this.seed = seed
    this.clock = clock
    this.world = this.#start(this.#lineage.begin())
    this.origin = originOf(this.world)
    this.faults = new Faults(chanceFrom(seed, id))
    this.#requestIds = this.#series()
  }

  #series(): (number: number) => string {
    return uuidSeries(`${this.seed}/${this.id}/${this.world.epoch}/request`)
  }

  #start(epoch: number): World {
    return worldOf(this.scenario, { sandboxId: this.id, seed: this.seed, epoch, now: this.clock.now() })
  }

  /** The id of the next request: the same seed and the same calls give the same ids. */
  nextRequestId(): string {
    this.#requests += 1
    return this.#requestIds(this.#requests)
  }

  /** Applies what happened at one instant. `cause` is the id of the request, `control` or `clock`. */
  commit(events: readonly Event[], cause: string, at: Instant = this.clock.now()): void {
    for (const event of events) {
      apply(this.world, event)
      this.events.push({ sequence: this.world.sequence, at, cause, event })
    }
    if (events.length > 0) this.#stir()
  }

  /** How many requests wait for something to happen here. */
  get waiting(): number {
    return this.stirred.size
  }

  #stir(): void {
    for (const wake of this.stirred) wake()
  }

  /**
   * Lets happen what is due: each thing at its own instant. Before anything looks at the World it is brought
   * up to date by this, so that no timer is needed.
   */
  catchUp(now: Instant = this.clock.now()): this {
    for (let due = this.world.due[0]; due && due.at <= now; due = this.world.due[0]) {
      this.commit([due.event], 'clock', due.at)
    }
    return this
  }

  /** The World of the scenario again, with no token, no event, no journal and no fault. */
  reset(): void {
    this.#lineage.end(this.world)
    this.world = this.#start(this.#lineage.begin())
    this.origin = originOf(this.world)
    this.clock.release()
    this.#forget()
    this.#stir()
  }

  /** Goes on where a sandbox of the same id and seed ended: what that one issued is not issued again. */
  succeed(lineage: IssuanceHistory): void {
    this.#lineage = lineage
    this.world = { ...this.world, epoch: lineage.begin() }
    this.#requestIds = this.#series()
  }

  /** Ends the sandbox, and tells what another of its id and seed has to go on from. */
  end(): IssuanceHistory {
    this.#lineage.end(this.world)
    this.ended = true
    this.clock.release()
    this.#stir()
    return this.#lineage
  }

  snapshot(): Snapshot {
    return snapshot(this.catchUp().world)
  }

  restore(state: Snapshot): void {
    this.#lineage.end(this.world)
    this.world = restore(this.#lineage.resume(state))
    this.origin = originOf({ sequence: state.sequence, recordings: this.world.recordings })
    this.events.clear()
    this.#stir()
  }

  #forget(): void {
    this.#requests = 0
    this.#requestIds = this.#series()
    this.faults = new Faults(chanceFrom(this.seed, this.id))
    this.events.clear()
    this.journal.clear()
  }
}

// Recordings are replaced and never changed, so the map alone is copied.
function originOf({ sequence, recordings }: Pick<World, 'sequence' | 'recordings'>): Origin {
  return { sequence, recordings: new Map(recordings) }
}
