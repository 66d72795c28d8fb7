import { snapshot } from '../world/snapshot.js'
import type { SandboxState } from './changes.js'
import { Counter } from './counter.js'
import { IssuanceHistory } from './issuance-history.js'
import type { Sandbox } from './sandbox.js'

/** Everything in a sandbox that decides its responses, as plain data. */
export function stateOf(sandbox: Sandbox): SandboxState {
  const { world, requests, clock, clockAtStart, faults, history, journal, events, snapshots, counts } =
    sandbox
  return {
    world: snapshot(world),
    requests,
    clock: clock.setting,
    clockAtStart,
    faults: faults.state,
    history: history.state,
    journal: { dropped: journal.dropped, exchanges: journal.all() },
    events: { dropped: events.dropped, entries: events.all() },
    snapshots: [...snapshots],
    counts: counts.all(),
  }
}

/** Takes over everything of a state except the World. */
export function load(sandbox: Sandbox, state: SandboxState): void {
  sandbox.clockAtStart = state.clockAtStart
  sandbox.clock.setting = state.clock
  sandbox.history = new IssuanceHistory()
  sandbox.history.state = state.history
  sandbox.requests = state.requests
  sandbox.faults.state = state.faults
  sandbox.journal.load(state.journal.exchanges, state.journal.dropped)
  sandbox.events.load(state.events.entries, state.events.dropped)
  sandbox.counts = new Counter()
  sandbox.counts.merge(state.counts)
  sandbox.snapshots.clear()
  for (const [name, each] of state.snapshots) sandbox.snapshots.set(name, each)
}
