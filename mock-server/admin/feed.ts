import type { ServerResponse } from 'node:http'
import type { ControlledMock } from '../control/controlled-mock.js'
import {
  clearRealInterval,
  clearRealTimeout,
  realNow,
  setRealInterval,
  setRealTimeout,
} from '../time/real-time.js'

const maxReaders = 20
const heartbeatMs = 15_000
/** How often due events are applied. Without requests nothing else would apply them. */
const catchUpMs = 250
/** Unsent bytes of one reader, and of all, after which the slowest is disconnected. It can read the journal instead. */
const maxBytesWaiting = { ofOne: 4_000_000, ofAll: 16_000_000 }
/** Entries are made and sent after the responses, so that a reader slows no request down … */
const pauseMs = 20
/** … and at most this many in a second, and characters at a time. `missed` reports how many were left out. */
const maxInSecond = 500
const maxCharacters = 2_000_000

interface Reader {
  readonly response: ServerResponse
  /** `undefined`: every sandbox. */
  readonly sandboxId: string | undefined
}

interface PendingFrame {
  readonly name: 'request' | 'event'
  readonly sandboxId: string
  readonly entry: () => unknown
}

/** Sends requests and events to readers as server-sent events. Listens to the mock only while there is a reader. */
export class Feed {
  readonly #mock: ControlledMock
  readonly #readers = new Set<Reader>()
  #stop: (() => void) | undefined
  #pending: PendingFrame[] = []
  #second = { began: 0, sent: 0 }
  #missed = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(mock: ControlledMock) {
    this.#mock = mock
  }

  get full(): boolean {
    return this.#readers.size >= maxReaders
  }

  /** Makes a function that adds a reader of one sandbox, or of all. */
  reader(sandboxId: string | undefined): (response: ServerResponse) => void {
    return (response) => {
      const reader = { response, sandboxId }
      this.#readers.add(reader)
      this.#stop ??= this.#listen()
      response.once('close', () => this.#remove(reader))
      response.write(': what happens from now on\n\n')
    }
  }

  /** Ends every stream, so that the server can close. */
  end(): void {
    this.#flush()
    for (const { response } of this.#readers) response.end()
  }

  #remove(reader: Reader): void {
    this.#readers.delete(reader)
    if (this.#readers.size > 0) return
    this.#stop?.()
    this.#stop = undefined
  }

  #listen(): () => void {
    const stops = [
      this.#mock.watchRequests((sandboxId, entry) => this.#add('request', sandboxId, entry)),
      this.#mock.watchEvents((sandboxId, entry) => this.#add('event', sandboxId, entry)),
    ]
    const heartbeat = setInterval(() => this.#write(() => ': still here\n\n'), heartbeatMs).unref()
    const catchUp = setRealInterval(() => this.#mock.catchUp(), catchUpMs).unref()
    return () => {
      clearRealInterval(catchUp)
      clearInterval(heartbeat)
      clearRealTimeout(this.#timer)
      this.#timer = undefined
      this.#pending = []
      for (const stop of stops) stop()
    }
  }

  #add(name: PendingFrame['name'], sandboxId: string, entry: () => unknown): void {
    if (!this.#hasReaderOf(sandboxId)) return
    this.#timer ??= setRealTimeout(() => this.#flush(), pauseMs)
    // The clock is read when frames are sent and not here, because this runs on every request.
    if (this.#second.sent >= maxInSecond) this.#missed += 1
    else {
      this.#second.sent += 1
      this.#pending.push({ name, sandboxId, entry })
    }
  }

  #hasReaderOf(id: string): boolean {
    for (const { sandboxId } of this.#readers) if (sandboxId === undefined || sandboxId === id) return true
    return false
  }

  #flush(): void {
    clearRealTimeout(this.#timer)
    this.#timer = undefined
    const now = realNow()
    if (now - this.#second.began >= 1000) this.#second = { began: now, sent: 0 }
    const frames: { readonly sandboxId: string; readonly text: string }[] = []
    let characters = 0
    for (const { name, sandboxId, entry } of this.#pending) {
      if (characters > maxCharacters) {
        this.#missed += 1
        continue
      }
      // JSON contains no raw line break, so one data line is enough.
      const text = `event: ${name}\ndata: ${JSON.stringify(entry())}\n\n`
      characters += text.length
      frames.push({ sandboxId, text })
    }
    const missed = this.#missed === 0 ? '' : `event: missed\ndata: {"count":${this.#missed}}\n\n`
    this.#pending = []
    this.#missed = 0
    this.#write((wanted) => {
      const own = wanted === undefined ? frames : frames.filter(({ sandboxId }) => sandboxId === wanted)
      return own.map(({ text }) => text).join('') + missed
    })
  }

  #write(textFor: (sandboxId: string | undefined) => string): void {
    // Readers of the same sandbox share one text, also while it waits to be sent.
    const texts = new Map<string | undefined, string>()
    for (const { response, sandboxId } of this.#readers) {
      const text = texts.get(sandboxId) ?? textFor(sandboxId)
      texts.set(sandboxId, text)
      if (text !== '') response.write(text)
    }
    const slowest = [...this.#readers].toSorted((a, b) => waitingFor(b) - waitingFor(a))
    let all = slowest.reduce((sum, reader) => sum + waitingFor(reader), 0)
    for (const reader of slowest) {
      const waiting = waitingFor(reader)
      if (waiting <= maxBytesWaiting.ofOne && all <= maxBytesWaiting.ofAll) return
      reader.response.destroy()
      all -= waiting
    }
  }
}

function waitingFor({ response }: Reader): number {
  return response.writableLength
}
