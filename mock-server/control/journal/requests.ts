import type { Exchange } from '../../sandbox/journal.js'
import type { Kernel } from '../../kernel/kernel.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { entryOf, type RequestEntry } from './request-entry.js'
import { requestPatterns } from '../../../generated/control.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import { quoted } from '../quoted.js'
import { explain, type Explanation } from './explain.js'
import { harOf, type Har } from './har.js'
import { checkPattern, matches, type RequestPattern } from './pattern.js'
import { redactJson } from '../../../redaction/redact.js'
import { unmatched, type UnmatchedRequest } from './unmatched.js'
import { verify, verifySequence, type Expected, type JournalView } from './verify.js'
import { waitFor, type WaitOptions } from './wait.js'
import { sendAgain } from './send-again.js'
import { requireLive } from '../sandboxes/require-live.js'

export type { RequestEntry } from './request-entry.js'

/** The journal of a sandbox: its newest 1,000 requests, or fewer if they need too much memory. */
export class Requests {
  readonly #target: Sandbox
  readonly #kernel: Pick<Kernel, 'handle' | 'onExchange' | 'tenantProfile'>

  /** @internal */
  constructor(sandbox: Sandbox, kernel: Pick<Kernel, 'handle' | 'onExchange' | 'tenantProfile'>) {
    this.#target = sandbox
    this.#kernel = kernel
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#target)
  }

  /** The matching requests, oldest first. Without a pattern, all requests. */
  list(pattern: RequestPattern = {}): RequestEntry[] {
    const redacted = this.#redacted(pattern)
    return this.#view().entries.filter((entry) => matches(entry, redacted))
  }

  /** The same as `list`, with the name of the HTTP command. */
  find(pattern: RequestPattern): RequestEntry[] {
    return this.list(pattern)
  }

  /** The number of matching requests. */
  count(pattern: RequestPattern = {}): number {
    return this.list(pattern).length
  }

  /** The newest matching request. */
  last(pattern: RequestPattern = {}): RequestEntry | undefined {
    const redacted = this.#redacted(pattern)
    for (const exchange of this.#sandbox.journal.all().toReversed()) {
      const entry = entryOf(this.#sandbox, exchange)
      if (matches(entry, redacted)) return entry
    }
    return undefined
  }

  /**
   * Returns the matching requests if their number is as expected. Default: at least one.
   * @throws {ControlError} 409 with the expected and the actual number, and the nearest requests
   */
  verify(pattern: RequestPattern, expected: Expected = {}): RequestEntry[] {
    return verify(this.#view(), this.#redacted(pattern), expected)
  }

  /**
   * Verifies that no request matches.
   * @throws {ControlError} 409 with the matching requests, or when the journal has dropped requests
   */
  verifyNever(pattern: RequestPattern): void {
    verify(this.#view(), this.#redacted(pattern), { times: 0 })
  }

  /**
   * Returns one request per pattern, in this order. Other requests may be between them.
   * @throws {ControlError} 409 with the first pattern that no request matches
   */
  verifySequence(patterns: readonly RequestPattern[]): RequestEntry[] {
    return verifySequence(
      this.#view(),
      (parse(requestPatterns, patterns, 'request patterns') as readonly RequestPattern[]).map((pattern) =>
        this.#redacted(pattern),
      ),
    )
  }

  /**
   * Waits until enough requests match. Requests that are already in the journal count.
   * @example await sandbox.requests.waitFor({ operation: 'startRecording', status: 200 })
   * @throws {ControlError} 408 after the timeout, with the nearest requests
   */
  async waitFor(pattern: RequestPattern, options: WaitOptions = {}): Promise<RequestEntry[]> {
    const journal = {
      view: () => this.#view(),
      watch: (listener: (entry: RequestEntry) => void) => this.#watch(listener),
    }
    return waitFor(journal, this.#redacted(pattern), options)
  }

  /** The requests that matched no operation, each with the operations that may have been meant. */
  unmatched(): UnmatchedRequest[] {
    return unmatched(this.#sandbox)
  }

  /** The journal as an HTTP Archive (HAR) 1.2, which browser developer tools can open. */
  har(): Har {
    return harOf(this.#sandbox, this.#sandbox.journal.all())
  }

  /** A request by its id, the ININ-Correlation-Id of its response. @throws {ControlError} 404 */
  get(id: string): RequestEntry {
    return entryOf(this.#sandbox, this.#find(id))
  }

  /**
   * Explains why the mock responded to a request as it did.
   * @param id default: the newest rejected request
   * @throws {ControlError} 404 when the journal has no such request
   */
  explain(id?: string): Explanation {
    const exchange =
      id === undefined ? this.#sandbox.journal.all().findLast(({ rejection }) => rejection) : this.#find(id)
    if (!exchange) {
      const message = `Sandbox ${this.#sandbox.id} has not rejected any request. Over HTTP, use ?sandbox=ID to choose another sandbox.`
      throw new ControlError(404, message)
    }
    return explain(this.#sandbox, exchange, this.#kernel.tenantProfile)
  }

  /**
   * Sends a request again, with the same headers and body, for example after a change of the clock.
   * @returns the new request
   * @throws {ControlError} 404 when the journal has no such request, 409 when it does not have the whole request
   */
  async sendAgain(id: string): Promise<RequestEntry> {
    const sandbox = this.#sandbox
    return entryOf(sandbox, await sendAgain(this.#kernel, this.#find(id)))
  }

  /** Deletes the journal. The state of the sandbox does not change. */
  clear(): void {
    this.#sandbox.clearJournal()
  }

  #find(id: string): Exchange {
    const exchange = this.#sandbox.journal.find(id)
    if (exchange) return exchange
    throw new ControlError(
      404,
      `The journal of sandbox ${this.#sandbox.id} has no request ${quoted(id)}. It keeps the newest 1,000 requests${this.#sandbox.journal.droppedForMemory ? ', or fewer if they need more memory than journalMegabytes (--journal-mb)' : ''}.`,
    )
  }

  /** A pattern in which secrets are replaced by the same references as in the journal. */
  #redacted(pattern: RequestPattern): RequestPattern {
    const { client, ...rest } = checkPattern(pattern)
    const id = client === undefined ? {} : { client: this.#clientId(client) }
    return redactJson(this.#sandbox, { ...rest, ...id })
  }

  /** The id of a client that is given by id or by its name in the scenario. */
  #clientId(client: string): string {
    const { world, scenario } = this.#sandbox
    if (world.clients.has(client)) return client
    return scenario.clients.find(({ name }) => name === client)?.clientId ?? client
  }

  #view(): JournalView {
    const { id, journal } = this.#sandbox
    const entries = journal.all().map((exchange) => entryOf(this.#sandbox, exchange))
    const { dropped, droppedForMemory } = journal
    return { sandbox: id, entries, dropped, droppedForMemory }
  }

  #watch(listener: (entry: RequestEntry) => void): () => void {
    return this.#kernel.onExchange((exchange) => {
      if (exchange.sandboxId === this.#sandbox.id) listener(entryOf(this.#sandbox, exchange))
    })
  }
}
