import type { Readable } from 'node:stream'
import { ClientFailure } from '../model/client.js'
import { frames, type AdapterReply } from './protocol-schema.js'
import { OutputTail } from './output-tail.js'
import { onLines } from '../processes/lines.js'
import { OutputBuffer } from './output-buffer.js'
import { notStarted, ProcessGroup, type Exit } from '../processes/process-group.js'
import { withTimeout } from './with-timeout.js'

/** An adapter that answered a request with an error. */
export class AdapterErrorReply extends Error {
  override readonly name = 'AdapterRefusal'
}

export interface JsonLinesOptions {
  readonly command: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Told once of each thing that is odd and harmless. */
  readonly note: (text: string) => void
}

/** A request on its way. */
export interface AdapterRequest {
  readonly id: number
  /** @throws {AdapterErrorReply} for an error in reply, {ClientFailure} when there will be none, or what `late` makes */
  readonly result: Promise<unknown>
}

interface PendingRequest {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Frames to and from an adapter process, one JSON object on each line. Replies come on stdout, or on file
 * descriptor 3 for an adapter whose libraries print; all else that is printed is kept.
 */
export class JsonLines {
  readonly printed = new OutputBuffer()
  readonly #group: ProcessGroup
  readonly #note: (text: string) => void
  readonly #waiting = new Map<number, PendingRequest>()
  readonly #noted = new Set<string>()
  #last = 0
  readonly #lastWords = new OutputTail()
  #hasCleanPipe = false
  #broken: ClientFailure | undefined

  private constructor(group: ProcessGroup, note: (text: string) => void) {
    this.#group = group
    this.#note = note
    const [stdin, stdout, stderr, clean] = group.child.stdio
    stdin?.on('error', () => undefined)
    onLines(stdout as Readable, (line) => (this.#hasCleanPipe ? this.#keep(line) : this.#take(line)))
    onLines(clean as Readable, (line) => {
      this.#hasCleanPipe = true
      this.#take(line)
    })
    onLines(stderr as Readable, (line) => this.#keep(line))
    void group.exited.then((exit) => this.#break(exit))
  }

  /** @throws {ClientFailure} when the command cannot be run */
  static async open({ command, env, note }: JsonLinesOptions): Promise<JsonLines> {
    const stdio = ['pipe', 'pipe', 'pipe', 'pipe'] as const
    try {
      const group = await ProcessGroup.start(command, {
        env: { ...env, CXONE_PROTOCOL_FD: '3' },
        stdio: [...stdio],
      })
      return new JsonLines(group, note)
    } catch (error) {
      throw new ClientFailure(`The adapter ${notStarted(command, error)}.`, { cause: error })
    }
  }

  get pid(): number | undefined {
    return this.#group.child.pid
  }

  /** The last lines that it printed, besides frames; empty when there are none. */
  get lastWords(): string {
    return this.#lastWords.told
  }

  /** How it ended; undefined while it runs. */
  get exit(): Exit | undefined {
    return this.#group.exit
  }

  /** Whether anything but frames was printed where frames are read. */
  get noisy(): boolean {
    return this.#noted.has('noise')
  }

  ask(method: string, params: object, patienceMs: number, late: () => Error): AdapterRequest {
    this.#last += 1
    const id = this.#last
    const reply = new Promise<unknown>((resolve, reject) => {
      if (this.#broken) return reject(this.#broken)
      this.#waiting.set(id, { method, resolve, reject })
      this.#group.child.stdin?.write(`${JSON.stringify({ id, method, params })}\n`)
    })
    const result = withTimeout(reply, patienceMs, late).finally(() => this.#waiting.delete(id))
    return { id, result }
  }

  /** Waits until the process has ended by itself, and ends it after that time. */
  async close(patienceMs: number): Promise<Exit> {
    this.#group.child.stdin?.end()
    await withTimeout(this.#group.exited, patienceMs, () => new Error('late')).catch(() => undefined)
    return this.#group.kill()
  }

  #take(line: string): void {
    if (line.trim() === '') return
    let reply: AdapterReply | undefined
    try {
      reply = frames.reply(line)
    } catch (error) {
      if (error instanceof ClientFailure) this.#fail(error.message.replace(/\.$/, ''), '')
      return
    }
    if (!reply) return this.#noise(line)
    const waiting = this.#waiting.get(reply.id)
    if (waiting && 'error' in reply) waiting.reject(new AdapterErrorReply(reply.error.message))
    else if (waiting && 'result' in reply) waiting.resolve(reply.result)
    else if (reply.id > this.#last) {
      this.#once('unasked', `The adapter answered request ${reply.id}, which it was not asked.`)
    }
  }

  #noise(line: string): void {
    this.#keep(line)
    this.#once(
      'noise',
      'The adapter prints lines on stdout that are no frames: they are kept as output. CXONE_PROTOCOL_FD names a clean pipe.',
    )
  }

  #keep(line: string): void {
    this.printed.add(`${line}\n`)
    this.#lastWords.add(line)
  }

  #once(name: string, text: string): void {
    if (this.#noted.has(name)) return
    this.#noted.add(name)
    this.#note(text)
  }

  /** What streams still hold is read first: the last words tell why. */
  #break({ code, signal }: Exit): void {
    setImmediate(() => {
      const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`
      this.#fail(`The adapter ${how}`, this.#lastWords.told)
    })
  }

  #fail(what: string, words: string): void {
    this.#broken = new ClientFailure(`${what}.${words}`)
    for (const [id, { method, reject }] of this.#waiting) {
      this.#waiting.delete(id)
      reject(new ClientFailure(`${what} while ${method} was under way.${words}`))
    }
  }
}
