import type { Changes } from '../sandbox/changes.js'
import type { Exchange } from '../sandbox/journal.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Instant } from '../world/entities.js'
import type { Event } from '../world/events.js'
import type { Snapshot } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import type { Write } from './engine.js'
import type { Entry, Fact } from './fact.js'
import { entryKey, wholeState } from './layout.js'
import { storedFact } from './stored-fact.js'

/** Collects the changes of one sandbox until they are written. */
export class Recorder implements Changes {
  readonly defers = false
  readonly sandbox: Sandbox
  readonly #onChange: (recorder: Recorder) => void
  #facts: Fact[] = []
  #clockSet = false
  #faultsChanged = false
  /** Whether the whole state is written next, because the World was replaced or the log has become long. */
  #whole = true
  /** The number of the last entry. */
  #entry = 0
  /** How many entries there are since the whole state was written. */
  #length = 0
  /** Set while the sandbox goes through stored changes again. */
  isPaused = false

  constructor(sandbox: Sandbox, onChange: (recorder: Recorder) => void) {
    this.sandbox = sandbox
    this.#onChange = onChange
    sandbox.reportTo(this)
  }

  /** Continues after stored entries. */
  continueAfter(entry: number, length: number): void {
    this.#facts = []
    this.#clockSet = false
    this.#faultsChanged = false
    this.#whole = false
    this.#entry = entry
    this.#length = length
  }

  begin(): void {
    // A change that is not stored is read again from the store.
  }

  events(events: readonly Event[], cause: string, at: Instant): void {
    this.#add({ events, cause, at })
  }

  exchange(exchange: Exchange): void {
    this.#add({ exchange })
  }

  corrected(exchange: Exchange): void {
    this.#add({ corrected: exchange })
  }

  journalCleared(): void {
    this.#add({ journalCleared: true })
  }

  snapshotNamed(name: string, snapshot: Snapshot | undefined): void {
    this.#add({ snapshotNamed: name, snapshot })
  }

  clockSet(): void {
    this.#clockSet = true
    this.#changed()
  }

  faultsChanged(): void {
    this.#faultsChanged = true
    this.#changed()
  }

  worldReplaced(): void {
    this.#whole = true
    this.#changed()
  }

  #add(fact: Fact): void {
    if (!this.isPaused) this.#facts.push(fact)
    this.#changed()
  }

  #changed(): void {
    if (!this.isPaused) this.#onChange(this)
  }

  /** What has to be written for the changes so far. They count as written. */
  take(): Write[] {
    const { sandbox } = this
    const { id, clock, faults } = sandbox
    if (this.#length >= Math.max(longestLog, sizeOf(sandbox.world))) this.#whole = true
    this.#entry += 1
    const facts = this.#facts.map((fact) => storedFact(sandbox, fact))
    const entry: Entry = {
      requests: sandbox.requests,
      facts: [
        ...(this.#clockSet ? [{ clock: clock.setting }] : []),
        ...facts,
        ...(this.#faultsChanged ? [{ faults: faults.state }] : []),
      ],
    }
    const isWhole = this.#whole
    this.continueAfter(this.#entry, isWhole ? 0 : this.#length + 1)
    if (!isWhole) return [{ put: entryKey(id, this.#entry), value: entry }]
    return wholeState(sandbox, this.#entry)
  }
}

/** After so many entries the whole state is written, so that a start reads a bounded number of them. */
const longestLog = 5000

/** How many things there are, so that writing them all costs little for each entry. */
function sizeOf({ tokens, refreshTokens, recordings }: World): number {
  return tokens.byDigest.size + refreshTokens.byDigest.size + recordings.size
}
