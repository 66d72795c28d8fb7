import { Superseded } from '../../sandbox/changes.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { setRealImmediate } from '../../time/real-time.js'
import { StoreError } from '../engine.js'
import { replay, type Entry } from '../fact.js'
import { baseOf, historyRecord, type StoredBase } from '../layout.js'
import type { SharedMock } from './shared-mock.js'
import { SharedRecorder, type Sent } from './shared-recorder.js'
import { isBefore, start, type Change, type Logged, type SharedLog } from './shared-log.js'
import { Trimming } from './trimming.js'

/**
 * Keeps the sandboxes of several processes equal. It works in turns: it appends what was decided, reads what others
 * have appended, and lets the requests that have arrived decide. Concurrent requests share a turn.
 */
export class SharedStore {
  readonly isShared = true
  readonly #log: SharedLog
  readonly #mock: SharedMock
  readonly #recorders = new Map<Sandbox, SharedRecorder>()
  readonly #changed = new Set<SharedRecorder>()
  #removed: Change[] = []
  #entering: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = []
  #place = start
  readonly #trimming: Trimming
  #isTurning = false
  #isClosed = false
  /** Whether other processes may have appended something. */
  #hasNews = false
  /** Whether the connection was lost and is there again. */
  #isBack = false
  /** Whether everything has to be read again. */
  #isStale = false
  /** Why the last turn failed. */
  failure: StoreError | undefined

  constructor(log: SharedLog, mock: SharedMock) {
    this.#log = log
    this.#mock = mock
    this.#trimming = new Trimming(log)
    log.onAppend(() => {
      this.#hasNews = true
      // The log can be reached again.
      if (this.failure) this.#isBack = true
      this.#kick()
    })
    log.onReconnect(() => {
      this.#isBack = true
      this.#kick()
    })
  }

  /** Reads all sandboxes that are stored. @throws {StoreError} */
  async load(): Promise<void> {
    do {
      this.#isStale = false
      const places = Array.from(this.#recorders.values(), (recorder) => [recorder, recorder.place] as const)
      this.#place = await this.#log.oldest()
      const wholes = await this.#log.wholes()
      for (const [id, { place, value }] of wholes) this.#adopt(id, baseOf(value), place)
      await this.#applyAll(await this.#log.following(this.#place), new Set())
      for (const [recorder, place] of places) {
        const { sandbox } = recorder
        if (place !== '' && place === recorder.place && !wholes.has(sandbox.id)) this.#lose(recorder)
      }
      // Another process has trimmed the log in the meantime.
    } while (this.#isStale)
  }

  isStored(sandbox: Sandbox): boolean {
    return (this.#recorders.get(sandbox)?.place ?? '') !== ''
  }

  /** Keeps a new sandbox. */
  add(sandbox: Sandbox): void {
    this.#recorderOf(sandbox).worldReplaced()
  }

  #recorderOf(sandbox: Sandbox): SharedRecorder {
    const known = this.#recorders.get(sandbox)
    if (known) return known
    const recorder = new SharedRecorder(sandbox, (changed) => {
      this.#changed.add(changed)
      this.#kick()
    })
    this.#recorders.set(sandbox, recorder)
    sandbox.onEnd(() => this.#remove(recorder))
    return recorder
  }

  #remove(recorder: SharedRecorder): void {
    const { sandbox, place } = recorder
    if (!this.#recorders.delete(sandbox)) return
    this.#changed.delete(recorder)
    recorder.end()
    if (place === '') return
    const { key, value } = historyRecord(sandbox)
    this.#removed.push({ kind: 'removed', sandbox: sandbox.id, before: place, value, more: key })
    this.#kick()
  }

  /** The log has lost a sandbox. The default sandbox is stored again. */
  #lose(recorder: SharedRecorder): void {
    if (!this.#mock.isDefault(recorder.sandbox)) return this.#forget(recorder.sandbox)
    recorder.place = ''
    recorder.worldReplaced()
  }

  /** Forgets a sandbox that another process has removed. */
  #forget(sandbox: Sandbox): void {
    const recorder = this.#recorders.get(sandbox)
    this.#recorders.delete(sandbox)
    if (recorder) this.#changed.delete(recorder)
    recorder?.end()
    this.#mock.drop(sandbox)
  }

  entered(): Promise<void> {
    if (this.#isClosed) return Promise.reject(closed(this.#log))
    return new Promise((resolve, reject) => {
      this.#entering.push({ resolve, reject })
      this.#kick()
    })
  }

  async flushed(sandbox?: Sandbox): Promise<void> {
    if (this.#isClosed) throw closed(this.#log)
    if (this.failure) {
      if (sandbox) this.abandon(sandbox, this.failure)
      throw this.failure
    }
    if (sandbox) return this.#recorders.get(sandbox)?.stored()
    await Promise.all(Array.from(this.#recorders.values(), (recorder) => recorder.stored()))
    while (this.#removed.length > 0 && !this.failure) await this.entered()
  }

  abandon(sandbox: Sandbox, reason: Error): void {
    this.#recorders.get(sandbox)?.undo(reason)
  }

  #kick(): void {
    if (this.#isTurning || this.#isClosed) return
    this.#isTurning = true
    void this.#turns()
  }

  async #turns(): Promise<void> {
    // Requests that arrive together share a turn.
    await new Promise<void>((resolve) => setRealImmediate(() => resolve()))
    while (!this.#isClosed && (this.#entering.length > 0 || this.#hasWork)) {
      await this.#turn()
      // Lets the requests that have entered decide.
      await new Promise<void>((resolve) => setRealImmediate(() => resolve()))
    }
    this.#isTurning = false
  }

  get #hasWork(): boolean {
    if (this.failure) return this.#isBack
    return this.#changed.size > 0 || this.#removed.length > 0 || this.#hasNews || this.#isBack
  }

  async #turn(): Promise<void> {
    const entering = this.#entering
    this.#entering = []
    this.#hasNews = false
    try {
      if (this.#isBack || this.#isStale) await this.load()
      this.#isBack = false
      const sent = this.#takeAll()
      const removed = this.#removed
      this.#removed = []
      const changes = [...removed, ...sent.map(({ change }) => change)]
      const [places, news] = await Promise.all([
        changes.length === 0 ? [] : this.#log.append(changes),
        this.#log.following(this.#place),
      ])
      const own = new Set(places)
      await this.#settle(sent, places.slice(removed.length))
      await this.#applyAll(news, own)
      // Another process was first with a change, and the log does not have that change.
      if (sent.some(({ recorder, change }) => recorder.place === change.before)) this.#isStale = true
      if (this.#isStale) await this.load()
      this.failure = undefined
      await this.#trimming.ifDue(() =>
        [...this.#recorders.values()].flatMap((recorder) => recorder.compacted() ?? []),
      )
      for (const { resolve } of entering) resolve()
    } catch (error) {
      this.failure = error instanceof StoreError ? error : new StoreError(String(error), { cause: error })
      // A sandbox whose removal is not stored is still there, and is read again.
      this.#removed = []
      this.#isBack = false
      this.#isStale = true
      // Whether the log has the changes is unknown. If it has, they come back as changes of another process.
      for (const recorder of this.#recorders.values()) recorder.undo(this.failure)
      this.#changed.clear()
      for (const { reject } of [...entering, ...this.#entering]) reject(this.failure)
      this.#entering = []
    }
  }

  #takeAll(): Sent[] {
    const recorders = [...this.#changed]
    this.#changed.clear()
    return recorders.flatMap((recorder) => {
      const taken = recorder.take()
      return taken ? [taken] : []
    })
  }

  async #settle(sent: readonly Sent[], places: readonly string[]): Promise<void> {
    for (const [index, { recorder }] of sent.entries()) {
      const place = places[index] ?? ''
      if (place !== '') recorder.accepted(place)
      else if (recorder.undo(new Superseded())) await this.#read(recorder.sandbox.id)
    }
  }

  /** Applies changes, and reads on until there are no more. Undefined: some were trimmed before they were read. */
  async #applyAll(news: readonly Logged[] | undefined, own: ReadonlySet<string>): Promise<void> {
    let next = news
    for (; next && next.length > 0; next = await this.#log.following(this.#place)) {
      for (const logged of next) {
        this.#trimming.count(logged)
        if (!own.has(logged.place) || logged.kind === 'removed') await this.#apply(logged)
        this.#place = logged.place
      }
    }
    if (!next) this.#isStale = true
  }

  async #apply({ kind, sandbox: id, before, place, value }: Logged): Promise<void> {
    const sandbox = this.#mock.find(id)
    const recorder = sandbox && this.#recorders.get(sandbox)
    if (recorder && !isBefore(recorder.place, place)) return
    if (kind === 'removed') {
      if (sandbox) this.#forget(sandbox)
      return
    }
    if (!recorder || kind === 'whole' || recorder.place !== before) return this.#read(id)
    if (recorder.undo(new Superseded())) return this.#read(id)
    const entry = JSON.parse(value) as Entry
    recorder.apply(() => replay(recorder.sandbox, entry), place)
    this.#mock.claim(recorder.sandbox)
    for (const fact of entry.facts) if ('exchange' in fact) this.#mock.heard(fact.exchange)
  }

  /** Reads the last whole state of a sandbox. The entries after it follow. */
  async #read(id: string): Promise<void> {
    const whole = await this.#log.whole(id)
    if (!whole) return
    this.#adopt(id, baseOf(whole.value), whole.place)
    // What lies between the whole state and the place that was read last was read before.
    for (let place = whole.place; isBefore(place, this.#place);) {
      const next = await this.#log.after(place)
      if (next.length === 0) return
      for (const logged of next) {
        place = logged.place
        if (!isBefore(place, this.#place) && place !== this.#place) return
        if (logged.sandbox === id && logged.kind === 'entry') await this.#apply(logged)
      }
    }
  }

  #adopt(id: string, base: StoredBase, place: string): void {
    const known = this.#mock.find(id)
    const sandbox = known ?? this.#mock.make(base)
    const recorder = this.#recorderOf(sandbox)
    recorder.undo(new Superseded())
    recorder.apply(() => {
      sandbox.scenario = this.#mock.scenarioOf(base)
      sandbox.continueFrom(base.state)
      sandbox.generation += 1
    }, place)
    this.#mock.claim(sandbox)
    this.#changed.delete(recorder)
  }

  async close(): Promise<void> {
    try {
      if (!this.failure) await this.flushed()
    } finally {
      this.#isClosed = true
      for (const { reject } of this.#entering) reject(closed(this.#log))
      this.#entering = []
      await this.#log.close()
    }
  }
}

function closed({ name }: SharedLog): StoreError {
  return new StoreError(`${name} is closed, because the mock was closed.`)
}
