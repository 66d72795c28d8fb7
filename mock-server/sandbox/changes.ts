import type { Event } from '../world/events.js'
import type { Instant } from '../world/entities.js'
import type { Snapshot } from '../world/snapshot.js'
import type { FaultsState } from '../faults/fault.js'
import type { ClockSetting } from './clock.js'
import type { Counted } from './counter.js'
import type { LoggedEvent } from './event-log.js'
import type { IssuanceState } from './issuance-history.js'
import type { Exchange } from './journal.js'

/** A request was decided on a state that another process had changed in the meantime. It has to be decided again. */
export class Superseded extends Error {
  override readonly name = 'Superseded'
}

/** Receives, immediately, every change of a sandbox that a store keeps. */
export interface Changes {
  /** Whether the journal and the list of events wait until a change is stored, because it may have to be undone. */
  readonly defers: boolean
  /** Called before a change. */
  begin(): void
  /** @param sequence how many events the World has seen after them */
  events(events: readonly Event[], cause: string, at: Instant, sequence: number): void
  exchange(exchange: Exchange): void
  /** The exchange takes the place of the recorded one with its id. */
  corrected(exchange: Exchange): void
  journalCleared(): void
  clockSet(): void
  faultsChanged(): void
  /** @param snapshot undefined when it was removed */
  snapshotNamed(name: string, snapshot: Snapshot | undefined): void
  /** The World was replaced by another one. */
  worldReplaced(): void
}

/** Everything in a sandbox that decides its responses, as plain data. A store writes it, and a sandbox continues from it. */
export interface SandboxState {
  readonly world: Snapshot
  /** How many requests there were. Their ids are made from it. */
  readonly requests: number
  readonly clock: ClockSetting
  readonly clockAtStart: ClockSetting
  readonly faults: FaultsState
  readonly history: IssuanceState
  readonly journal: { readonly dropped: number; readonly exchanges: readonly Exchange[] }
  readonly events: { readonly dropped: number; readonly entries: readonly LoggedEvent[] }
  readonly counts: readonly Counted[]
  readonly snapshots: readonly (readonly [name: string, snapshot: Snapshot])[]
}
