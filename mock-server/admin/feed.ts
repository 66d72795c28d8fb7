import type { ServerResponse } from 'node:http'
import type { CxoneMock } from '../index.js'

const maxWatchers = 20
const heartbeatMs = 15_000
/** How often it is looked for what the clock brings: nothing else would, while nobody asks. */
const lookMs = 250
/** What may wait for one reader. More, and it is cut off: it can come back and read the journal. */
const maxBytesWaiting = 4_000_000
/** Entries are made and sent after the answers, so that whoever watches slows nobody down … */
const pauseMs = 20
/** … and no more of them than this in a second; of the others `missed` says how many there were. */
const maxInSecond = 500

interface Subscriber {
  readonly response: ServerResponse
  /** Undefined: every sandbox. */
  readonly sandboxId: string | undefined
}

interface PendingFrames {
  readonly name: 'request' | 'event'
  readonly sandboxId: string
  readonly entry: () => unknown
}

/** Sends what happens to whoever watches, as server-sent events. Listens to the mock only while one does. */
export class Feed {
  readonly #mock: CxoneMock
  readonly #watchers = new Set<Subscriber>()
  #stop: (() => void) | undefined
  #waiting: PendingFrames[] = []
  #second = { began: 0, sent: 0 }
  #missed = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(mock: CxoneMock) {
    this.#mock = mock
  }

  get full(): boolean {
    return this.#watchers.size >= maxWatchers
  }

  add(watcher: Subscriber): void {
    this.#watchers.add(watcher)
    this.#stop ??= this.#listen()
    watcher.response.once('close', () => this.#remove(watcher))
    watcher.response.write(': what happens from now on\n\n')
  }

  /** Ends every stream, so that the server can close. */
  end(): void {
    this.#flush()
    for (const { response } of this.#watchers) response.end()
  }

  #remove(watcher: Subscriber): void {
    this.#watchers.delete(watcher)
    if (this.#watchers.size > 0) return
    this.#stop?.()
    this.#stop = undefined
  }

  #listen(): () => void {
    const stops = [
      this.#mock.watchRequests((sandboxId, entry) => this.#wait({ name: 'request', sandboxId, entry })),
      this.#mock.watchEvents((sandboxId, entry) => this.#wait({ name: 'event', sandboxId, entry })),
    ]
    const heartbeat = setInterval(() => this.#write(() => ': still here\n\n'), heartbeatMs).unref()
    const look = setInterval(() => this.#mock.catchUp(), lookMs).unref()
    return () => {
      clearInterval(look)
      clearInterval(heartbeat)
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#waiting = []
      for (const stop of stops) stop()
    }
  }

  #wait(waiting: PendingFrames): void {
    if (!this.#isWatched(waiting.sandboxId)) return
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs)
    const now = performance.now()
    if (now - this.#second.began >= 1000) this.#second = { began: now, sent: 0 }
    this.#second.sent += 1
    if (this.#second.sent <= maxInSecond) this.#waiting.push(waiting)
    else this.#missed += 1
  }

  #isWatched(id: string): boolean {
    for (const { sandboxId } of this.#watchers) if (sandboxId === undefined || sandboxId === id) return true
    return false
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const frames = this.#waiting.map(({ name, sandboxId, entry }) => {
      // JSON has no line break outside of its strings, and none in them: one line of data is enough.
      return { sandboxId, text: `event: ${name}\ndata: ${JSON.stringify(entry())}\n\n` }
    })
    const missed = this.#missed === 0 ? '' : `event: missed\ndata: {"count":${this.#missed}}\n\n`
    this.#waiting = []
    this.#missed = 0
    this.#write((wanted) => {
      const own = wanted === undefined ? frames : frames.filter(({ sandboxId }) => sandboxId === wanted)
      return own.map(({ text }) => text).join('') + missed
    })
  }

  #write(textFor: (sandboxId: string | undefined) => string): void {
    for (const { response, sandboxId } of this.#watchers) {
      const text = textFor(sandboxId)
      if (text !== '') response.write(text)
      if (response.writableLength > maxBytesWaiting) response.destroy()
    }
  }
}
