import type { ServerResponse } from 'node:http'
import type { CxoneMock } from '../../index.js'

const mostWatchers = 20
const heartbeatMs = 15_000
/** What may wait for one reader. More, and it is cut off: it can come back and read the journal. */
const mostBytesWaiting = 4_000_000

interface Watcher {
  readonly response: ServerResponse
  /** Undefined: every sandbox. */
  readonly sandboxId: string | undefined
}

/** Sends what happens to whoever watches, as server-sent events. Listens to the mock only while one does. */
export class Feed {
  readonly #mock: CxoneMock
  readonly #watchers = new Set<Watcher>()
  #stop: (() => void) | undefined

  constructor(mock: CxoneMock) {
    this.#mock = mock
  }

  get full(): boolean {
    return this.#watchers.size >= mostWatchers
  }

  add(watcher: Watcher): void {
    this.#watchers.add(watcher)
    this.#stop ??= this.#listen()
    watcher.response.once('close', () => this.#remove(watcher))
    watcher.response.write(': what happens from now on\n\n')
  }

  /** Ends every stream, so that the server can close. */
  end(): void {
    for (const { response } of this.#watchers) response.end()
  }

  #remove(watcher: Watcher): void {
    this.#watchers.delete(watcher)
    if (this.#watchers.size > 0) return
    this.#stop?.()
    this.#stop = undefined
  }

  #listen(): () => void {
    const stops = [
      this.#mock.onRequest((entry) => this.#send('request', entry)),
      this.#mock.onEvent((entry) => this.#send('event', entry)),
    ]
    const heartbeat = setInterval(() => this.#write(': still here\n\n', undefined), heartbeatMs).unref()
    return () => {
      clearInterval(heartbeat)
      for (const stop of stops) stop()
    }
  }

  #send(name: 'request' | 'event', entry: { readonly sandbox: string }): void {
    // JSON has no line break outside of its strings, and none in them: one line of data is enough.
    this.#write(`event: ${name}\ndata: ${JSON.stringify(entry)}\n\n`, entry.sandbox)
  }

  #write(frame: string, sandboxId: string | undefined): void {
    for (const { response, sandboxId: wanted } of this.#watchers) {
      if (sandboxId !== undefined && wanted !== undefined && wanted !== sandboxId) continue
      response.write(frame)
      if (response.writableLength > mostBytesWaiting) response.destroy()
    }
  }
}
