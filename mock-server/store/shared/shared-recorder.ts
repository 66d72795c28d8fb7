import { randomUUID } from 'node:crypto'
import { Superseded, type Changes } from '../../sandbox/changes.js'
import type { Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Instant } from '../../world/entities.js'
import type { Event } from '../../world/events.js'
import type { Snapshot } from '../../world/snapshot.js'
import type { Entry, Fact } from '../fact.js'
import { wholeText } from '../layout.js'
import { storedFact } from '../stored-fact.js'
import type { Change } from './shared-log.js'
import { UndoLog } from './undo-map.js'
import { noteOthers, track } from './undo-world.js'

/** A fact, and for events how many the World had seen after them. */
interface Recorded {
  readonly fact: Fact
  readonly sequence: number
}

/** What a sandbox has done since its state was agreed on with the other processes. */
interface Segment {
  readonly recorded: Recorded[]
  readonly restore: () => void
  clockSet: boolean
  faultsChanged: boolean
  /** The World was replaced by another one, which only the log can undo. */
  replaced: boolean
  readonly waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[]
}

/** Changes that were sent to the log, and their result is not known yet. */
export interface Sent {
  readonly recorder: SharedRecorder
  readonly change: Change
}

/** Collects the changes of one sandbox, and undoes them if another process was first. */
export class SharedRecorder implements Changes {
  readonly sandbox: Sandbox
  readonly #onChange: (recorder: SharedRecorder) => void
  readonly #undo = new UndoLog()
  /** Changes that are not sent yet. */
  #open: Segment | undefined
  /** Changes that were sent. Their part of the undo log has this length. */
  #sent: { readonly segment: Segment; readonly undoLength: number; readonly credentials: number } | undefined
  /** The place of the last change in the log. Empty: the sandbox is not stored yet. */
  place = ''
  /** Tells this sandbox from an earlier or a later one with its id. */
  creation: string = randomUUID()
  /** Its credentials in the registry, and how many of them the log has. */
  readonly #credentials: ReadonlySet<string>
  #knownCredentials = 0
  #entries = 0
  /** Corrections of the journal that were undone. They do not depend on the state, so they are sent again. */
  #corrections: Fact[] = []
  /** Whether the state has to be read from the log, because a change could not be undone here. */
  mustRead = false
  /** Set while changes of other processes are applied. */
  #isApplying = false
  #isRemoved = false

  constructor(
    sandbox: Sandbox,
    credentials: ReadonlySet<string>,
    onChange: (recorder: SharedRecorder) => void,
  ) {
    this.sandbox = sandbox
    this.#credentials = credentials
    this.#onChange = onChange
    sandbox.reportTo(this)
  }

  get defers(): boolean {
    return !this.#isApplying
  }

  /** Whether there are changes that are not stored. */
  get isDirty(): boolean {
    return this.#open !== undefined || this.#sent !== undefined
  }

  begin(): void {
    if (!this.#isApplying) this.#segment()
  }

  #segment(): Segment {
    if (this.#open) return this.#open
    const { sandbox } = this
    const { world, requests } = sandbox
    track(world, this.#undo)
    const restoreOthers = noteOthers(world)
    const clock = sandbox.clock.setting
    const faults = sandbox.faults.state
    const snapshots = [...sandbox.snapshots]
    const restore = () => {
      restoreOthers()
      sandbox.snapshots.clear()
      for (const [name, each] of snapshots) sandbox.snapshots.set(name, each)
      sandbox.requests = requests
      sandbox.clock.setting = clock
      sandbox.faults.state = faults
    }
    this.#open = {
      recorded: [],
      restore,
      clockSet: false,
      faultsChanged: false,
      replaced: false,
      waiting: [],
    }
    return this.#open
  }

  #change(apply: (segment: Segment) => void): void {
    if (this.#isApplying || this.#isRemoved) return
    apply(this.#segment())
    this.#onChange(this)
  }

  events(events: readonly Event[], cause: string, at: Instant, sequence: number): void {
    this.#change(({ recorded }) => recorded.push({ fact: { events, cause, at }, sequence }))
  }

  exchange(exchange: Exchange): void {
    this.#change(({ recorded }) => recorded.push({ fact: { exchange }, sequence: 0 }))
  }

  corrected(exchange: Exchange): void {
    this.#change(({ recorded }) => recorded.push({ fact: { corrected: exchange }, sequence: 0 }))
  }

  journalCleared(): void {
    this.#change(({ recorded }) => recorded.push({ fact: { journalCleared: true }, sequence: 0 }))
  }

  snapshotNamed(name: string, snapshot: Snapshot | undefined): void {
    this.#change(({ recorded }) => recorded.push({ fact: { snapshotNamed: name, snapshot }, sequence: 0 }))
  }

  clockSet(): void {
    this.#change((segment) => (segment.clockSet = true))
  }

  faultsChanged(): void {
    this.#change((segment) => (segment.faultsChanged = true))
  }

  worldReplaced(): void {
    this.#change((segment) => (segment.replaced = true))
  }

  /** Resolves when the changes so far are stored. @throws {Superseded} when they were undone */
  stored(): Promise<void> {
    const segment = this.#open ?? this.#sent?.segment
    if (!segment) return Promise.resolve()
    if (segment === this.#open) this.#onChange(this)
    return new Promise((resolve, reject) => segment.waiting.push({ resolve, reject }))
  }

  /** What has to be appended for the changes so far. Undefined: nothing, or earlier changes are not stored yet. */
  take(): Sent | undefined {
    if (this.#sent) return undefined
    const segment = this.#corrections.length > 0 ? this.#segment() : this.#open
    if (!segment) return undefined
    for (const fact of this.#corrections.splice(0)) segment.recorded.push({ fact, sequence: 0 })
    const { sandbox } = this
    this.#open = undefined
    this.#sent = { segment, undoLength: this.#undo.length, credentials: this.#credentials.size }
    const common = {
      sandbox: sandbox.id,
      before: this.place,
      ...(this.#credentials.size === this.#knownCredentials ? {} : { credentials: [...this.#credentials] }),
    }
    if (segment.replaced || this.place === '') {
      // The state that is stored contains what the journal has not listed yet.
      this.#list(segment)
      return { recorder: this, change: { ...common, kind: 'whole', value: this.#whole() } }
    }
    const facts = segment.recorded.map(({ fact }) => storedFact(sandbox, fact))
    const entry: Entry = {
      requests: sandbox.requests,
      facts: [
        ...(segment.clockSet ? [{ clock: sandbox.clock.setting }] : []),
        ...facts,
        ...(segment.faultsChanged ? [{ faults: sandbox.faults.state }] : []),
      ],
    }
    return { recorder: this, change: { ...common, kind: 'entry', value: JSON.stringify(entry) } }
  }

  /** The changes that were sent are stored. */
  accepted(place: string): void {
    const sent = this.#sent
    if (!sent) return
    this.#sent = undefined
    this.place = place
    this.#knownCredentials = sent.credentials
    this.#undo.forget(sent.undoLength)
    if (!sent.segment.replaced) {
      this.#list(sent.segment)
      this.#entries += 1
    }
    for (const { resolve } of sent.segment.waiting) resolve()
  }

  /** Lists in the journal and among the events what is stored now. */
  #list({ recorded }: Segment): void {
    const { sandbox } = this
    for (const { fact, sequence } of recorded) {
      if ('events' in fact) sandbox.log(fact.events, fact.cause, fact.at, sequence)
      else if ('exchange' in fact) sandbox.keep(fact.exchange)
      else if ('journalCleared' in fact) sandbox.journal.clear()
    }
  }

  /**
   * Undoes all changes that are not stored.
   * @returns `mustRead`
   */
  undo(error: Error): boolean {
    const segments = [this.#sent?.segment, this.#open].filter((segment) => segment !== undefined)
    this.#sent = undefined
    this.#open = undefined
    const [first] = segments
    if (!first) return this.mustRead
    this.mustRead ||= segments.some(({ replaced }) => replaced)
    this.#isApplying = true
    try {
      this.#undo.undo()
      first.restore()
      this.sandbox.issued.update()
      this.sandbox.generation += 1
    } finally {
      this.#isApplying = false
    }
    for (const { recorded, waiting } of segments) {
      this.#corrections.push(...recorded.flatMap(({ fact }) => ('corrected' in fact ? [fact] : [])))
      for (const { reject } of waiting) reject(error)
    }
    if (this.#corrections.length > 0) this.#onChange(this)
    return this.mustRead
  }

  /** Applies what another process has done. */
  apply(work: () => void, place: string): void {
    this.#isApplying = true
    try {
      work()
    } finally {
      this.#isApplying = false
      // What other processes have done is never undone.
      this.#undo.forget(this.#undo.length)
    }
    this.place = place
    this.mustRead = false
    this.#knownCredentials = this.#credentials.size
    this.#entries += 1
  }

  #whole(): string {
    return wholeText(this.sandbox, this.creation)
  }

  /** The whole state, to be stored beside the log, if there are changes after the last one. */
  compacted(): Change | undefined {
    if (this.#entries === 0 || this.isDirty || this.place === '') return undefined
    this.#entries = 0
    return { kind: 'kept', sandbox: this.sandbox.id, before: this.place, value: this.#whole() }
  }

  /** Stops, because the sandbox is deleted. */
  end(): void {
    this.#isRemoved = true
    this.undo(new Superseded())
  }
}
