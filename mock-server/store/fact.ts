import type { FaultsState } from '../faults/fault.js'
import type { ClockSetting } from '../sandbox/clock.js'
import type { Exchange } from '../sandbox/journal.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Instant } from '../world/entities.js'
import type { Event } from '../world/events.js'
import type { Snapshot } from '../world/snapshot.js'

/** One thing that changed in a sandbox. */
export type Fact =
  | { readonly events: readonly Event[]; readonly cause: string; readonly at: Instant }
  | { readonly exchange: Exchange }
  | { readonly corrected: Exchange }
  | { readonly journalCleared: true }
  | { readonly clock: ClockSetting }
  | { readonly faults: FaultsState }
  | { readonly snapshotNamed: string; readonly snapshot?: Snapshot | undefined }

/** The changes of a sandbox that belong together, in order. It is stored as a whole or not at all. */
export interface Entry {
  /** How many requests there were. */
  readonly requests: number
  readonly facts: readonly Fact[]
}

/** Lets a sandbox go through the same changes again. */
export function replay(sandbox: Sandbox, { requests, facts }: Entry): void {
  for (const fact of facts) {
    if ('events' in fact) sandbox.commit(fact.events, fact.cause, fact.at)
    else if ('exchange' in fact) sandbox.record(fact.exchange)
    else if ('corrected' in fact) correct(sandbox, fact.corrected)
    else if ('journalCleared' in fact) sandbox.clearJournal()
    else if ('clock' in fact) sandbox.clock.setting = fact.clock
    else if ('faults' in fact) sandbox.faults.state = fact.faults
    else sandbox.nameSnapshot(fact.snapshotNamed, fact.snapshot)
  }
  sandbox.requests = requests
}

function correct(sandbox: Sandbox, by: Exchange): void {
  const recorded = sandbox.journal.find(by.requestId)
  if (recorded) sandbox.correct(recorded, by)
}
