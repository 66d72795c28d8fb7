import { Superseded } from '../../sandbox/changes.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { replay, type Entry } from '../fact.js'
import { baseOf, type StoredBase, type StoredMock } from '../layout.js'
import { Continuity } from './continuity.js'
import { isBefore, start, type Logged, type News, type SharedLog } from './shared-log.js'
import type { SharedMock } from './shared-mock.js'
import { SharedRecorder } from './shared-recorder.js'
import type { Trimming } from './trimming.js'

interface Listener {
  /** A sandbox has changes that are not stored. */
  changed(recorder: SharedRecorder): void
  /** A sandbox was deleted in this process. */
  ended(recorder: SharedRecorder): void
}

/** The sandboxes as this process knows them. It follows the log. */
export class Replica {
  readonly recorders = new Map<Sandbox, SharedRecorder>()
  /** Whether everything has to be read again. */
  isStale = false
  readonly #log: SharedLog
  readonly #mock: SharedMock
  readonly #trimming: Trimming
  readonly #continuity: Continuity
  readonly #listener: Listener
  /** That of the newest change that was read. */
  #place = start
  #isFirst = true

  constructor(log: SharedLog, mock: SharedMock, own: StoredMock, trimming: Trimming, listener: Listener) {
    this.#log = log
    this.#mock = mock
    this.#trimming = trimming
    this.#continuity = new Continuity(log, own)
    this.#listener = listener
  }

  /** Reads all sandboxes that are stored. @throws {StoreError} */
  async load(): Promise<void> {
    do {
      this.isStale = false
      const known = Array.from(this.recorders.values(), (recorder) => [recorder, recorder.place] as const)
      const survey = await this.#log.survey()
      const { places, wholes, oldest, newest, deleted } = survey
      await this.#continuity.check(survey, this.#place)
      const hasLost = isBefore(newest, this.#place)
      if (this.#isFirst) this.#mock.addDeleted(deleted)
      this.#isFirst = false
      this.#place = oldest
      for (const [id, { place, value }] of wholes) {
        if (hasLost || !this.#isAt(id, places.get(id))) this.#adopt(id, baseOf(value), place)
      }
      await this.follow(await this.#log.following(this.#place), new Set())
      for (const [recorder, place] of known) {
        if (place !== '' && place === recorder.place && !wholes.has(recorder.sandbox.id)) this.#lose(recorder)
      }
      // When it is stale, another process has trimmed the log in the meantime.
      if (!this.isStale) this.#continuity.requireWhole(places, (id) => this.#recorderWith(id)?.place)
    } while (this.isStale)
  }

  /** Whether a sandbox is as it was after a change, so that it need not be read again. */
  #isAt(id: string, place: string | undefined): boolean {
    const recorder = this.#recorderWith(id)
    return recorder?.place === place && !recorder?.undo(new Superseded())
  }

  #recorderWith(id: string): SharedRecorder | undefined {
    const sandbox = this.#mock.find(id)
    return sandbox && this.recorders.get(sandbox)
  }

  /** Finds a sandbox with the number of its creation. */
  creationOf(id: string): { readonly sandbox: Sandbox; readonly creation: string } | undefined {
    return this.#recorderWith(id)
  }

  recorderOf(sandbox: Sandbox): SharedRecorder {
    const known = this.recorders.get(sandbox)
    if (known) return known
    const credentials = this.#mock.credentialsOf(sandbox)
    const recorder = new SharedRecorder(sandbox, credentials, (changed) => this.#listener.changed(changed))
    this.recorders.set(sandbox, recorder)
    sandbox.onEnd(() => {
      if (!this.recorders.delete(sandbox)) return
      recorder.end()
      if (recorder.place !== '') this.#listener.ended(recorder)
    })
    return recorder
  }

  /** What the log has now about a sandbox whose change was superseded, if it cannot be undone here. */
  async read(id: string): Promise<void> {
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

  /** What was read last. Undefined: some was trimmed before it was read. */
  next(): Promise<News | undefined> {
    return this.#log.following(this.#place)
  }

  /** Applies changes, and reads on until there are no more. @param own the places of changes of this process */
  async follow(news: News | undefined, own: ReadonlySet<string>): Promise<void> {
    const newestOwn = Array.from(own).at(-1)
    let next = news
    for (; next; next = await this.next()) {
      for (const logged of next.changes) {
        this.#trimming.count(logged)
        // First, so that a sandbox that has to be read gets this change, too.
        this.#place = logged.place
        if (!own.has(logged.place)) await this.#apply(logged)
      }
      if (next.isAll) {
        // The changes of this process are not among them if Redis had to be sent the script again.
        this.isStale ||= newestOwn !== undefined && isBefore(this.#place, newestOwn)
        return
      }
    }
    this.isStale = true
  }

  async #apply({ kind, sandbox: id, before, place, value }: Logged): Promise<void> {
    const recorder = this.#recorderWith(id)
    if (recorder && !isBefore(recorder.place, place)) return
    if (kind === 'removed') {
      if (recorder) this.#forget(recorder)
      return
    }
    if (!recorder || kind === 'whole' || recorder.place !== before) return this.read(id)
    if (recorder.undo(new Superseded())) return this.read(id)
    const entry = JSON.parse(value) as Entry
    recorder.apply(() => {
      replay(recorder.sandbox, entry)
      this.#mock.claim(recorder.sandbox)
    }, place)
    for (const fact of entry.facts) if ('exchange' in fact) this.#mock.heard(fact.exchange)
  }

  #adopt(id: string, base: StoredBase, place: string): void {
    const sandbox = this.#mock.find(id) ?? this.#mock.make(base)
    const recorder = this.recorderOf(sandbox)
    recorder.undo(new Superseded())
    recorder.creation = base.creation ?? recorder.creation
    recorder.apply(() => {
      sandbox.scenario = this.#mock.scenarioOf(base)
      sandbox.continueFrom(base.state)
      sandbox.generation += 1
      this.#mock.claim(sandbox)
    }, place)
  }

  /** The log has lost a sandbox. The default sandbox is stored again. */
  #lose(recorder: SharedRecorder): void {
    if (!this.#mock.isDefault(recorder.sandbox)) return this.#forget(recorder)
    recorder.place = ''
    recorder.worldReplaced()
  }

  /** Forgets a sandbox that another process has removed. */
  #forget(recorder: SharedRecorder): void {
    this.recorders.delete(recorder.sandbox)
    recorder.end()
    this.#mock.drop(recorder.sandbox)
  }
}
