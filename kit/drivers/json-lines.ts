import type { Readable } from 'node:stream'
import { ClientFailure, type PrintedText } from '../model/client.js'
import { frames, type AdapterReply } from './protocol-schema.js'
import { OutputTail } from './output-tail.js'
import { onLines } from '../processes/lines.js'
import { OutputBuffer } from './output-buffer.js'
import { notStarted, ProcessGroup, type Exit } from '../processes/process-group.js'
import { withTimeout } from './with-timeout.js'

/** How long to wait for output after the exit, because another process may hold the pipes open. */
const trailingOutputMs = 2000

/** How long an adapter that sent a request back has for its reply. */
const echoMs = 2000

/** The adapter replied to a request with an error. */
export class AdapterErrorReply extends Error {
  override readonly name = 'AdapterErrorReply'
}

export interface JsonLinesOptions {
  readonly command: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Called once for each kind of harmless irregularity. */
  readonly note: (text: string) => void
}

/** A request that was sent. */
export interface AdapterRequest {
  readonly id: number
  /** @throws {AdapterErrorReply} for an error reply, {ClientFailure} if the adapter ended, or the error of `late` */
  readonly result: Promise<unknown>
}

interface PendingRequest {
  readonly method: string
  /** The line of the request. */
  readonly line: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Frames to and from an adapter process, one JSON object per line. Replies arrive on stdout, or on file descriptor 3 if
 * libraries of the adapter print on stdout. All other output is recorded.
 */
export class JsonLines {
  readonly printed = new OutputBuffer()
  readonly #group: ProcessGroup
  readonly #note: (text: string) => void
  readonly #waiting = new Map<number, PendingRequest>()
  readonly #noted = new Set<string>()
  /** Settles when the process has ended and all its output has been read. */
  readonly #closed: Promise<unknown>
  #last = 0
  readonly #tail = new OutputTail()
  #hasCleanPipe = false
  #broken: ClientFailure | undefined

  private constructor(group: ProcessGroup, note: (text: string) => void) {
    this.#group = group
    this.#note = note
    const [stdin, stdout, stderr, clean] = group.child.stdio
    stdin?.on('error', () => undefined)
    onLines(stdout as Readable, (line) =>
      this.#hasCleanPipe ? this.#record('stdout', line) : this.#read(line),
    )
    onLines(clean as Readable, (line) => {
      this.#hasCleanPipe = true
      this.#read(line)
    })
    onLines(stderr as Readable, (line) => this.#record('stderr', line))
    this.#closed = new Promise((resolve) => group.child.once('close', resolve))
    void group.exited.then((exit) => this.#break(exit))
  }

  /** @throws {ClientFailure} if the command cannot be run */
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

  /** The last lines of output other than frames. */
  get lastLines(): string {
    return this.#tail.text
  }

  /** How the process ended; undefined while it runs. */
  get exit(): Exit | undefined {
    return this.#group.exit
  }

  /** Whether the adapter printed anything but frames on its protocol stream. */
  get noisy(): boolean {
    return this.#noted.has('noise')
  }

  ask(method: string, params: object, patienceMs: number, late: () => Error): AdapterRequest {
    this.#last += 1
    const id = this.#last
    const reply = new Promise<unknown>((resolve, reject) => {
      if (this.#broken) return reject(this.#broken)
      const line = JSON.stringify({ id, method, params })
      this.#waiting.set(id, { method, line, resolve, reject })
      this.#group.child.stdin?.write(`${line}\n`)
    })
    const result = withTimeout(reply, patienceMs, late).finally(() => this.#waiting.delete(id))
    return { id, result }
  }

  /** Waits until the process exits, and kills it after `patienceMs`. */
  async close(patienceMs: number): Promise<Exit> {
    this.#group.child.stdin?.end()
    await withTimeout(this.#group.exited, patienceMs, () => new Error('late')).catch(() => undefined)
    return this.#group.kill()
  }

  #read(given: string): void {
    // Programs on Windows may begin their output with a byte order mark, which RFC 8259 8.1 lets a reader ignore.
    const line = given.replace(/^\uFEFF/, '')
    if (line.trim() === '') return
    let reply: AdapterReply | undefined
    try {
      reply = frames.reply(line)
    } catch (error) {
      if (error instanceof ClientFailure) this.#fail(error.message.replace(/\.$/, ''), '')
      return
    }
    if (!reply) {
      this.#noise(line)
      return this.#hearEcho(line)
    }
    const waiting = this.#waiting.get(reply.id)
    if (waiting && 'error' in reply) waiting.reject(new AdapterErrorReply(reply.error.message))
    else if (waiting && 'result' in reply) waiting.resolve(reply.result)
    else if (reply.id > this.#last) {
      this.#once('unsolicited', `The adapter replied to request ${reply.id}, which was never sent.`)
    }
  }

  /** A command such as `cat` sends back what it reads. An adapter that also logs its requests replies soon after. */
  #hearEcho(line: string): void {
    for (const { method, line: sent, reject } of this.#waiting.values()) {
      if (line !== sent) continue
      const echoed = `The adapter sent the request ${method} back instead of a reply`
      const timer = setTimeout(() => reject(new ClientFailure(`${echoed}.${this.#tail.text}`)), echoMs)
      timer.unref()
    }
  }

  #noise(line: string): void {
    this.#record('stdout', line)
    this.#once(
      'noise',
      'The adapter prints lines on stdout that are not frames, which count as output. Use the pipe in CXONE_PROTOCOL_FD for frames.',
    )
  }

  #record(stream: PrintedText['stream'], line: string): void {
    this.printed.add(stream, `${line}\n`)
    this.#tail.add(line)
  }

  #once(name: string, text: string): void {
    if (this.#noted.has(name)) return
    this.#noted.add(name)
    this.#note(text)
  }

  /** Reads what the streams still hold first: a last reply counts, and the last lines tell why the process ended. */
  async #break({ code, signal }: Exit): Promise<void> {
    await withTimeout(this.#closed, trailingOutputMs, () => new Error('late')).catch(() => undefined)
    const how = signal === null ? `exited with code ${code}` : `was ended by ${signal}`
    this.#fail(`The adapter ${how}`, this.#tail.text)
  }

  #fail(what: string, words: string): void {
    this.#broken = new ClientFailure(`${what}.${words}`)
    for (const [id, { method, reject }] of this.#waiting) {
      this.#waiting.delete(id)
      reject(new ClientFailure(`${what} during ${method}.${words}`))
    }
  }
}
