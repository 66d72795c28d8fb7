import { Counter } from './counter.js'
import { EventLog } from './event-log.js'
import { apply } from '../world/apply.js'
import { rememberingDigest, uuidSeries } from '../world/values/digest.js'
import type { Event } from '../world/events.js'
import { worldOf, type Scenario } from '../world/start/scenario.js'
import { restore, snapshot, type Snapshot } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import { chanceFrom } from '../faults/seeded-random.js'
import type { Changes, SandboxState } from './changes.js'
import { load, stateOf } from './sandbox-state.js'
import type { Clock, ClockSetting } from './clock.js'
import { Faults } from '../faults/fault.js'
import { Holds } from '../faults/holds.js'
import { Journal, type Exchange } from './journal.js'
import { IssuedMemory } from './issued-memory.js'
import { IssuanceHistory } from './issuance-history.js'
import { Secrets } from '../../redaction/secrets.js'
import type { Instant } from '../world/entities.js'

const digestOfToken = rememberingDigest()

/** What follows a World, event by event. */
export interface WorldObserver {
  /** An event was applied. */
  happened(event: Event, at: Instant): void
  /** The World is another one, or the sandbox has ended. */
  replaced(): void
}

export interface SandboxInit {
  readonly id: string
  readonly scenario: Scenario
  readonly seed: string
  readonly clock: Clock
  /** The sandbox ends after so many seconds without a request. Default: never. */
  readonly idleSeconds?: number | undefined
}

/** An isolated, simulated tenant: a World with its clock, events, faults and journal. */
export class Sandbox {
  readonly id: string
  scenario: Scenario
  readonly seed: string
  readonly clock: Clock
  readonly idleSeconds: number | undefined
  readonly journal = new Journal()
  readonly events = new EventLog()
  /** The share of its tokens in the memory of all. */
  readonly issued = new IssuedMemory(this)
  /** Counts all responses since the sandbox was created. The counts survive a full journal and a reset. */
  counts = new Counter()
  world: World
  faults: Faults
  holds = new Holds()
  /** Whether the sandbox is deleted. */
  ended = false
  /** How many requests there were. Their ids are made from it. */
  requests = 0
  /** Increases when changes are undone. */
  generation = 0
  /** The requests that wait for something to happen here. Each function is called on every change. */
  readonly waiters = new Set<() => void>()
  readonly observers = new Set<WorldObserver>()
  /** The secrets that the control plane added, by digest: the World has none. */
  readonly handedOut = new Map<string, string>()
  /** The snapshots that have a name. */
  readonly snapshots = new Map<string, Snapshot>()
  /** What its Worlds have issued and revoked. */
  history = new IssuanceHistory()
  clockAtStart: ClockSetting
  /** The secrets of the mock, once the sandbox belongs to one. */
  secrets = new Secrets()
  /** The digest of a token. It is remembered because clients send the same token with many requests. */
  readonly digest = digestOfToken
  readonly #onEnd: (() => void)[] = []
  #changes: Changes | undefined
  #requestIds: (number: number) => string

  constructor({ id, scenario, seed, clock, idleSeconds }: SandboxInit) {
    this.idleSeconds = idleSeconds
    this.id = id
    this.scenario = scenario
    this.seed = seed
    this.clock = clock
    this.clockAtStart = clock.setting
    this.world = this.#start(this.history.begin())
    this.faults = new Faults(chanceFrom(seed, id))
    this.#requestIds = this.#series()
  }

  reportTo(changes: Changes): void {
    this.#changes = changes
    this.clock.onSet = () => changes.clockSet()
    this.#reportFaults()
  }

  #reportFaults(): void {
    const changes = this.#changes
    if (changes) this.faults.onChange = () => changes.faultsChanged()
  }

  #series(): (number: number) => string {
    return uuidSeries(`${this.seed}/${this.id}/${this.world.epoch}/request`)
  }

  #start(epoch: number): World {
    return worldOf(this.scenario, { sandboxId: this.id, seed: this.seed, epoch, now: this.clock.now() })
  }

  /** The id of the next request. The same seed and the same requests give the same ids. */
  nextRequestId(): string {
    this.#changes?.begin()
    this.requests += 1
    return this.#requestIds(this.requests)
  }

  /** Applies events of one instant. `cause` is the id of a request, `control`, `clock` or `websocket`. */
  commit(events: readonly Event[], cause: string, at: Instant = this.clock.now()): void {
    if (events.length === 0) return
    const changes = this.#changes
    changes?.begin()
    for (const event of events) {
      apply(this.world, event)
      if (!changes?.defers) this.#list(event, cause, at, this.world.sequence)
    }
    this.issued.update()
    changes?.events(events, cause, at, this.world.sequence)
    this.#notify()
  }

  /** Lists events, and tells the observers. @param sequence that of the last of them */
  log(events: readonly Event[], cause: string, at: Instant, sequence: number): void {
    let number = sequence - events.length
    for (const event of events) this.#list(event, cause, at, (number += 1))
  }

  #list(event: Event, cause: string, at: Instant, sequence: number): void {
    this.events.push(sequence, at, cause, event)
    if (this.observers.size > 0) for (const observer of this.observers) observer.happened(event, at)
  }

  record(exchange: Exchange): void {
    const changes = this.#changes
    if (!changes?.defers) this.keep(exchange)
    changes?.exchange(exchange)
  }

  /** Lists an exchange. */
  keep(exchange: Exchange): void {
    this.journal.record(exchange)
    this.counts.add(exchange)
  }

  /** Replaces a recorded exchange, if the journal still has it. */
  correct(recorded: Exchange, by: Exchange): void {
    if (!this.journal.replace(recorded, by)) return
    this.counts.add(recorded, -1)
    this.counts.add(by)
    this.#changes?.corrected(by)
  }

  clearJournal(): void {
    const changes = this.#changes
    if (!changes?.defers) this.journal.clear()
    changes?.journalCleared()
  }

  /** @param snapshot undefined removes it */
  nameSnapshot(name: string, snapshot: Snapshot | undefined): void {
    this.#changes?.begin()
    if (snapshot) this.snapshots.set(name, snapshot)
    else this.snapshots.delete(name)
    this.#changes?.snapshotNamed(name, snapshot)
  }

  /** How many requests wait for something to happen here. */
  get waiting(): number {
    return this.waiters.size
  }

  #notify(): void {
    if (this.waiters.size > 0) for (const wake of this.waiters) wake()
  }

  /**
   * Applies the scheduled events that are due, each at its own instant. Everything that reads the World calls this
   * first, so no timer is needed.
   */
  catchUp(now: Instant = this.clock.now()): this {
    for (let due = this.world.due[0]; due && due.at <= now; due = this.world.due[0]) {
      this.commit([due.event], 'clock', due.at)
    }
    return this
  }

  /** Starts the World of the scenario again, with the clock as it was set at first, and without tokens, events, journal or faults. */
  reset(): void {
    this.clock.setting = this.clockAtStart
    this.#restart()
  }

  /** Starts the World of another scenario, as a reset does, but keeps the clock. */
  load(scenario: Scenario): void {
    this.scenario = scenario
    this.#restart()
  }

  #restart(): void {
    this.#changes?.begin()
    this.history.end(this.world)
    this.world = this.#start(this.history.begin())
    this.issued.update()
    this.clock.release()
    this.holds.end()
    this.holds = new Holds()
    this.#clear()
    this.#replaced()
    this.#changes?.worldReplaced()
    this.#notify()
  }

  /** Continues the history of an earlier sandbox with the same id and seed, so that no token is issued twice. */
  inherit(history: IssuanceHistory): void {
    this.history = history
    this.world = { ...this.world, epoch: history.begin() }
    this.#requestIds = this.#series()
  }

  /** Everything that decides the responses, as plain data. */
  get state(): SandboxState {
    return stateOf(this)
  }

  /** Continues from an earlier state. */
  continueFrom(state: SandboxState): void {
    this.world = restore(state.world)
    this.issued.update()
    load(this, state)
    this.#requestIds = this.#series()
    this.holds.end()
    this.#replaced()
    this.#notify()
  }

  /** Ends what waits here, because the mock closes. */
  release(): void {
    this.clock.release()
    this.holds.close()
  }

  /** Calls `listener` when the sandbox is deleted. */
  onEnd(listener: () => void): void {
    this.#onEnd.push(listener)
  }

  /** Ends the sandbox. @returns the history that a later sandbox with the same id and seed has to continue */
  end(): IssuanceHistory {
    this.history.end(this.world)
    this.ended = true
    for (const listener of this.#onEnd) listener()
    this.#replaced()
    this.clock.release()
    this.holds.end()
    this.#notify()
    return this.history
  }

  snapshot(): Snapshot {
    return snapshot(this.catchUp().world)
  }

  restore(state: Snapshot): void {
    this.#changes?.begin()
    this.history.end(this.world)
    this.world = restore(this.history.resume(state))
    this.issued.update()
    this.events.clear()
    this.holds.end()
    this.#replaced()
    this.#changes?.worldReplaced()
    this.#notify()
  }

  #replaced(): void {
    for (const observer of this.observers) observer.replaced()
  }

  #clear(): void {
    this.requests = 0
    this.#requestIds = this.#series()
    this.faults = new Faults(chanceFrom(this.seed, this.id))
    this.#reportFaults()
    this.events.clear()
    this.journal.clear()
  }
}
