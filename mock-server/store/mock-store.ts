import { Counter } from '../sandbox/counter.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { setRealImmediate } from '../time/real-time.js'
import { StoreError, type Engine, type Write } from './engine.js'
import { replay } from './fact.js'
import { deletedCountsKey, historyKey, readBase, readEntries, removal } from './layout.js'
import { Recorder } from './recorder.js'

/**
 * Writes every change of every sandbox to an engine. Changes that come while a write is under way are written together
 * next, so that concurrent requests share a write.
 */
export class MockStore {
  readonly isShared = false
  readonly #engine: Engine
  /** What deleted sandboxes have counted. */
  readonly #deleted = new Counter()
  readonly #recorders = new Map<Sandbox, Recorder>()
  /** Sandboxes with changes that are not written yet. */
  readonly #changed = new Set<Recorder>()
  /** What has to be written about sandboxes that were added or deleted. */
  #others: Write[] = []
  /** Why changes were lost that nobody waited for. The next one who waits is told. */
  #failure: StoreError | undefined
  /** A directory is tried again with each request. */
  readonly failure = undefined
  /** The writes that somebody waits for. */
  readonly #awaited = new WeakSet<Promise<void>>()
  #isClosed = false
  #closed: Promise<void> | undefined
  #writing: Promise<void> | undefined
  #next: Promise<void> | undefined
  /** Removes a sandbox that could not be stored. */
  onLost: (sandbox: Sandbox) => void = () => undefined

  get deleted(): Counter {
    return this.#deleted
  }

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Stores a new sandbox. */
  add(sandbox: Sandbox): void {
    this.#others.push({ remove: historyKey(sandbox.id, sandbox.seed) })
    this.#schedule(this.#recorderOf(sandbox))
  }

  /** Lets a sandbox continue from what is stored. @throws {StoreError} when that is not complete */
  resume(sandbox: Sandbox): void {
    const recorder = this.#recorders.get(sandbox) ?? this.#recorderOf(sandbox)
    recorder.isPaused = true
    try {
      const { entry, state } = readBase(this.#engine, sandbox.id)
      sandbox.continueFrom(state)
      let number = entry
      for (const each of readEntries(this.#engine, sandbox.id, entry)) {
        replay(sandbox, each)
        number += 1
      }
      recorder.continueAfter(number, number - entry)
    } finally {
      recorder.isPaused = false
    }
  }

  #recorderOf(sandbox: Sandbox): Recorder {
    const recorder = new Recorder(sandbox, (changed) => this.#schedule(changed))
    this.#recorders.set(sandbox, recorder)
    sandbox.onEnd(() => this.#remove(recorder))
    return recorder
  }

  /** Drops a deleted sandbox, except for its history and its counts. */
  #remove(recorder: Recorder): void {
    const { sandbox } = recorder
    recorder.isPaused = true
    this.#recorders.delete(sandbox)
    this.#changed.delete(recorder)
    this.#deleted.merge(sandbox.counts.all())
    this.#others.push(...removal(sandbox), { put: deletedCountsKey, value: this.#deleted.all() })
  }

  /** Writes soon, even if nobody waits for it. */
  #schedule(recorder: Recorder): void {
    if (this.#isClosed) return
    this.#changed.add(recorder)
    if (this.#next) return
    const written = this.#written()
    written.catch((error: StoreError) => {
      if (!this.#awaited.has(written)) this.#failure ??= error
    })
  }

  get #isDirty(): boolean {
    return this.#changed.size > 0 || this.#others.length > 0
  }

  /**
   * Resolves when everything that has happened so far is stored.
   * @throws {StoreError} when it cannot be stored. The sandboxes then are as they were before.
   */
  flushed(): Promise<void> {
    if (this.#isClosed)
      return Promise.reject(new StoreError(`${this.#engine.name} is closed, because the mock was closed.`))
    const written = this.#written()
    this.#awaited.add(written)
    const failure = this.#failure
    if (failure === undefined) return written
    this.#failure = undefined
    return written.then(() => Promise.reject(failure))
  }

  #written(): Promise<void> {
    if (!this.#isDirty) return this.#writing ?? Promise.resolve()
    this.#next ??= this.#writeNext()
    return this.#next
  }

  async #writeNext(): Promise<void> {
    // Requests that arrive together share a write.
    await new Promise<void>((resolve) => setRealImmediate(() => resolve()))
    // The requests that wait for the write that is under way are told when it fails.
    await this.#writing?.catch(() => undefined)
    this.#next = undefined
    this.#writing = this.#write()
    try {
      await this.#writing
    } finally {
      this.#writing = undefined
    }
  }

  async #write(): Promise<void> {
    const recorders = [...this.#changed]
    const others = this.#others
    this.#changed.clear()
    this.#others = []
    try {
      await this.#engine.write([...others, ...recorders.flatMap((recorder) => recorder.take())])
    } catch (error) {
      this.#others = [...others, ...this.#others]
      // What was decided in the meantime is based on what was not stored.
      for (const recorder of new Set([...recorders, ...this.#changed])) this.#goBack(recorder)
      throw error instanceof StoreError ? error : new StoreError(String(error), { cause: error })
    }
  }

  #goBack(recorder: Recorder): void {
    this.#changed.delete(recorder)
    const { sandbox } = recorder
    const { requests } = sandbox
    if (this.#engine.get(['base', sandbox.id]) === undefined) return this.onLost(sandbox)
    this.resume(sandbox)
    // No id is given to two requests.
    sandbox.requests = requests
  }

  /** Stores what has happened, and closes the engine. Later requests are rejected, because they cannot be stored. */
  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    try {
      while (this.#isDirty || this.#writing) await this.#written()
    } finally {
      this.#isClosed = true
      await this.#engine.close()
    }
  }
}
