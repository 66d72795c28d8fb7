import { Superseded } from '../../sandbox/changes.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { clearRealTimeout, setRealImmediate, setRealTimeout } from '../../time/real-time.js'
import { StoreError } from '../engine.js'
import type { StoredMock } from '../layout.js'
import { Removals } from './removals.js'
import { Replica } from './replica.js'
import type { SharedMock } from './shared-mock.js'
import type { SharedRecorder, Sent } from './shared-recorder.js'
import type { Appended, SharedLog } from './shared-log.js'
import { Trimming } from './trimming.js'

interface Waiting {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/**
 * How long the changes of other processes are collected, in milliseconds. A request reads them immediately; only events
 * and waits at this process have this delay.
 */
const newsMs = 20

/**
 * Keeps the sandboxes of several processes equal. It works in turns: it appends what was decided, reads what others
 * have appended, and lets the requests that have arrived decide. Concurrent requests share a turn.
 */
export class SharedStore {
  readonly isShared = true
  readonly #log: SharedLog
  readonly #mock: SharedMock
  readonly #replica: Replica
  readonly #removals: Removals
  readonly #trimming: Trimming
  readonly #changed = new Set<SharedRecorder>()
  #entering: Waiting[] = []
  #isTurning = false
  #isClosed = false
  /** Runs when other processes have appended something, and nothing else has led to a turn soon after. */
  #newsTimer: NodeJS.Timeout | undefined
  /** Whether the next turn is due because of it. */
  #isNewsDue = false
  /** Whether the connection was lost and is there again. */
  #isBack = false
  /** Why the last turn failed. */
  failure: StoreError | undefined

  /** @param own the claim of the store that this process has found or made */
  constructor(log: SharedLog, mock: SharedMock, own: StoredMock) {
    this.#log = log
    this.#mock = mock
    this.#trimming = new Trimming(log)
    this.#replica = new Replica(log, mock, own, this.#trimming, {
      changed: (recorder) => {
        this.#changed.add(recorder)
        this.#kick()
      },
      ended: (recorder) => {
        this.#removals.add(recorder)
        this.#kick()
      },
    })
    this.#removals = new Removals({
      find: (id) => this.#replica.creationOf(id),
      remove: (sandbox) => mock.drop(sandbox),
      restored: (sandbox) => mock.restored(sandbox),
    })
    log.onAppend(() => {
      if (this.failure) {
        // The log can be reached again.
        this.#isBack = true
        this.#kick()
        return
      }
      this.#newsTimer ??= setRealTimeout(() => {
        this.#isNewsDue = true
        this.#kick()
      }, newsMs)
    })
    log.onReconnect(() => {
      this.#isBack = true
      this.#kick()
    })
  }

  /** Reads all sandboxes that are stored. @throws {StoreError} */
  load(): Promise<void> {
    return this.#replica.load()
  }

  isStored(sandbox: Sandbox): boolean {
    return (this.#replica.recorders.get(sandbox)?.place ?? '') !== ''
  }

  /** Keeps a new sandbox. */
  add(sandbox: Sandbox): void {
    this.#replica.recorderOf(sandbox).worldReplaced()
  }

  /** The next removal of this sandbox has no effect if another process has changed it in the meantime. */
  removeOnce(sandbox: Sandbox): void {
    this.#removals.onlyOnce(sandbox)
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
    const { recorders } = this.#replica
    if (sandbox) return this.#removals.stored(sandbox) ?? recorders.get(sandbox)?.stored()
    const stored = Array.from(recorders.values(), (recorder) => recorder.stored())
    const results = await Promise.allSettled([...this.#removals.allStored(), ...stored])
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  abandon(sandbox: Sandbox, reason: Error): void {
    this.#replica.recorders.get(sandbox)?.undo(reason)
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
    return this.#changed.size > 0 || this.#removals.any || this.#isNewsDue || this.#isBack
  }

  async #turn(): Promise<void> {
    const entering = this.#entering
    this.#entering = []
    this.#isNewsDue = false
    clearRealTimeout(this.#newsTimer)
    this.#newsTimer = undefined
    const replica = this.#replica
    try {
      if (this.#isBack || replica.isStale) await replica.load()
      this.#isBack = false
      await this.#exchange()
      this.failure = undefined
      await this.#trimming.ifDue(() =>
        Array.from(replica.recorders.values(), (recorder) => recorder.compacted()).filter(
          (each) => each !== undefined,
        ),
      )
      for (const { resolve } of entering) resolve()
    } catch (error) {
      this.#fail(
        error instanceof StoreError ? error : new StoreError(String(error), { cause: error }),
        entering,
      )
    }
  }

  /** Appends what was decided, and applies what others have appended. */
  async #exchange(): Promise<void> {
    const replica = this.#replica
    const sent = this.#takeAll()
    const removals = this.#removals.take()
    const changes = [...removals.map(({ change }) => change), ...sent.map(({ change }) => change)]
    const [results, news] = await Promise.all([
      changes.length === 0 ? [] : this.#log.append(changes),
      replica.next(),
    ])
    const superseded = this.#removals.settle(removals, results)
    await this.#settle(sent, results.slice(removals.length))
    await replica.follow(
      news,
      new Set(results.flatMap((result) => ('place' in result ? [result.place] : []))),
    )
    // Another process was first with a change, and the log does not have that change.
    if (sent.some(({ recorder, change }) => recorder.place === change.before)) replica.isStale = true
    if (replica.isStale) await replica.load()
    this.#removals.again(superseded)
  }

  #fail(error: StoreError, entering: readonly Waiting[]): void {
    this.failure = error
    this.#isBack = false
    this.#replica.isStale = true
    // Whether the log has the changes is unknown. If it has, they come back as changes of another process.
    for (const recorder of this.#replica.recorders.values()) recorder.undo(error)
    this.#removals.fail(error)
    this.#changed.clear()
    for (const { reject } of [...entering, ...this.#entering]) reject(error)
    this.#entering = []
  }

  #takeAll(): Sent[] {
    const recorders = [...this.#changed]
    this.#changed.clear()
    return recorders.flatMap((recorder) => {
      const taken = recorder.take()
      return taken ? [taken] : []
    })
  }

  async #settle(sent: readonly Sent[], results: readonly Appended[]): Promise<void> {
    for (const [index, { recorder }] of sent.entries()) {
      const result = results[index] ?? { superseded: true }
      if ('place' in result) {
        recorder.accepted(result.place)
        continue
      }
      if ('owner' in result) this.#mock.give(result.owner, result.credential)
      if (recorder.undo(new Superseded())) await this.#replica.read(recorder.sandbox.id)
    }
  }

  async close(): Promise<void> {
    try {
      if (!this.failure) await this.flushed()
    } finally {
      this.#isClosed = true
      clearRealTimeout(this.#newsTimer)
      for (const { reject } of this.#entering) reject(closed(this.#log))
      this.#entering = []
      await this.#log.close()
    }
  }
}

function closed({ name }: SharedLog): StoreError {
  return new StoreError(`${name} is closed, because the mock was closed.`)
}
