import type { Exchange } from '../../sandbox/journal.js'
import type { Kernel } from '../../kernel/kernel.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { entryOf, type RequestEntry } from './request-entry.js'
import { ControlError } from '../error.js'
import { explain, type Explanation } from './explain.js'
import { harOf, type Har } from './har.js'
import { agrees, checked, type RequestPattern } from './pattern.js'
import { redactJson } from '../../../redaction/redact.js'
import { unmatched, type UnmatchedRequest } from './unmatched.js'
import { verify, verifySequence, type Expected, type Kept } from './verify.js'
import { waitFor, type WaitOptions } from './wait.js'
import { requireLive } from '../sandboxes/require-live.js'

export type { RequestEntry } from './request-entry.js'

/** The journal of a sandbox: its newest 1000 requests. */
export class Requests {
  readonly #given: Sandbox
  readonly #kernel: Pick<Kernel, 'onExchange'>

  constructor(sandbox: Sandbox, kernel: Pick<Kernel, 'onExchange'>) {
    this.#given = sandbox
    this.#kernel = kernel
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#given)
  }

  /** The requests, the oldest first. */
  list(pattern: RequestPattern = {}): RequestEntry[] {
    const wanted = this.#wanted(pattern)
    return this.#kept().entries.filter((entry) => agrees(entry, wanted))
  }

  /** The same as `list`, under the name that it has over HTTP. */
  find(pattern: RequestPattern): RequestEntry[] {
    return this.list(pattern)
  }

  count(pattern: RequestPattern = {}): number {
    return this.list(pattern).length
  }

  /** The newest request that agrees. */
  last(pattern: RequestPattern = {}): RequestEntry | undefined {
    return this.list(pattern).at(-1)
  }

  /**
   * The requests that agree, if they are as many as expected; at least one, unless `expected` says otherwise.
   * @throws {ControlError} 409 with what was expected, what was seen, and the nearest requests
   */
  verify(pattern: RequestPattern, expected: Expected = {}): RequestEntry[] {
    return verify(this.#kept(), this.#wanted(pattern), expected)
  }

  /** @throws {ControlError} 409 with the requests that agree, or when the journal has dropped any */
  verifyNever(pattern: RequestPattern): void {
    verify(this.#kept(), this.#wanted(pattern), { times: 0 })
  }

  /**
   * One request for each pattern, in this order; others may lie between.
   * @throws {ControlError} 409 naming the first pattern that is missing
   */
  verifySequence(patterns: readonly RequestPattern[]): RequestEntry[] {
    return verifySequence(
      this.#kept(),
      patterns.map((pattern) => this.#wanted(pattern)),
    )
  }

  /**
   * The requests that agree, as soon as there are enough: those that are there already count.
   * @throws {ControlError} 408 when the time is over, with what was seen instead
   */
  async waitFor(pattern: RequestPattern, options: WaitOptions = {}): Promise<RequestEntry[]> {
    const journal = {
      kept: () => this.#kept(),
      watch: (listener: (entry: RequestEntry) => void) => this.#watch(listener),
    }
    return waitFor(journal, this.#wanted(pattern), options)
  }

  /** The requests that no operation matched, each with what may have been meant. */
  unmatched(): UnmatchedRequest[] {
    return unmatched(this.#sandbox)
  }

  /** The journal as an HTTP Archive 1.2, which the developer tools of browsers open. */
  har(): Har {
    return harOf(this.#sandbox, this.#sandbox.journal.all())
  }

  /** @throws {ControlError} 404 when the journal has no such request */
  get(id: string): RequestEntry {
    return entryOf(this.#sandbox, this.#find(id))
  }

  /**
   * Why a request was answered as it was.
   * @param id default: the newest request that was refused
   * @throws {ControlError} 404 when the journal has no such request
   */
  explain(id?: string): Explanation {
    const exchange =
      id === undefined ? this.#sandbox.journal.all().findLast(({ rejection }) => rejection) : this.#find(id)
    if (!exchange) {
      const message = `No request of sandbox ${this.#sandbox.id} was refused so far (over HTTP ?sandbox=ID names another).`
      throw new ControlError(404, message)
    }
    return explain(this.#sandbox, exchange)
  }

  clear(): void {
    this.#sandbox.journal.clear()
  }

  #find(id: string): Exchange {
    const exchange = this.#sandbox.journal.find(id)
    if (exchange) return exchange
    throw new ControlError(
      404,
      `The journal of sandbox ${this.#sandbox.id} has no request ${JSON.stringify(id.slice(0, 80))}; it keeps the newest 1000.`,
    )
  }

  /** A pattern as the journal is written: a secret in it is the reference that the entries have. */
  #wanted(pattern: RequestPattern): RequestPattern {
    const { client, ...rest } = checked(pattern)
    const id = client === undefined ? {} : { client: this.#clientId(client) }
    return redactJson(this.#sandbox, { ...rest, ...id })
  }

  /** A client by the name that the scenario gives it is found by its id, as everywhere else. */
  #clientId(client: string): string {
    const { world, scenario } = this.#sandbox
    if (world.clients.has(client)) return client
    return scenario.clients.find(({ name }) => name === client)?.clientId ?? client
  }

  #kept(): Kept {
    const { id, journal } = this.#sandbox
    const entries = journal.all().map((exchange) => entryOf(this.#sandbox, exchange))
    return { sandbox: id, entries, dropped: journal.dropped }
  }

  #watch(listener: (entry: RequestEntry) => void): () => void {
    return this.#kernel.onExchange((exchange) => {
      if (exchange.sandboxId === this.#sandbox.id) listener(entryOf(this.#sandbox, exchange))
    })
  }
}
