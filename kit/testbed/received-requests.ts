import { contracts } from '../../contracts/api/index.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { isFor, wireOperationsFor } from '../../contracts/api/profiles.js'
import { tokensInResponse } from '../queries/tokens/tokens-in-response.js'
import { filled } from '../../mock-server/faults/apply-fault.js'
import { describeFault } from '../../mock-server/faults/describe-fault.js'
import type { Exchange } from '../../mock-server/sandbox/journal.js'
import { replyCut } from '../../mock-server/faults/truncation.js'

/** Requests to these paths count as token requests, even if no operation matched. */
const tokenPaths = wireOperationsFor('issueToken').map((operation) => contracts[operation].path)

/** The limit of recorded requests. No working client reaches it in one run. */
const maxCount = 5000

/** The requests that reached a server in the order of arrival, and the issued tokens. */
export class ReceivedRequests {
  readonly #now: () => number
  readonly #openedMs: number
  readonly #all: ReceivedRequest[] = []
  readonly #tokens = new Set<string>()
  #lastMs = 0
  #dropped = 0
  #skippedMs = 0

  /** @param now a monotonic clock in milliseconds */
  constructor(now: () => number) {
    this.#now = now
    this.#openedMs = now()
  }

  get all(): readonly ReceivedRequest[] {
    return this.#all
  }

  /** The number of requests beyond the limit, which are not recorded. */
  get dropped(): number {
    return this.#dropped
  }

  get tokens(): readonly string[] {
    return [...this.#tokens]
  }

  /** When the last request arrived, in milliseconds; 0 before the first. */
  get lastMs(): number {
    return this.#lastMs
  }

  /** Milliseconds since the server started, skipped time included. */
  elapsedMs(): number {
    return this.#now() - this.#openedMs + this.#skippedMs
  }

  /** Advances the clock without a wait. */
  skip(ms: number): void {
    this.#skippedMs += ms
  }

  add(request: Omit<ReceivedRequest, 'id' | 'atMs'>): void {
    this.#lastMs = this.elapsedMs()
    if (this.#all.length >= maxCount) this.#dropped += 1
    else this.#all.push({ ...request, id: this.#all.length + 1, atMs: this.#lastMs })
  }

  addExchange(exchange: Exchange): void {
    const { method, target, body, operationId, response, rejection, fault } = exchange
    const isToken = isFor({ operation: operationId }, 'issueToken')
    const issued = tokensInResponse({ operation: operationId, replyBody: response.body })
    for (const token of issued) this.#tokens.add(token)
    this.add({
      serverMs: exchange.at,
      ...(exchange.answeredAt === undefined ? {} : { answeredMs: exchange.answeredAt }),
      ...(fault?.delayMillis === undefined ? {} : { delayMs: fault.delayMillis }),
      ...(response.transport
        ? { lost: true, cut: replyCut(fault ? filled(response, fault) : response, response.transport) }
        : {}),
      ...(exchange.connection === undefined ? {} : { connection: exchange.connection }),
      at: isToken || tokenPaths.some((path) => target.includes(path)) ? 'token' : 'api',
      method,
      target,
      headers: pairs(exchange.headers),
      body,
      operation: operationId,
      status: response.status,
      replyHeaders: { ...response.headers },
      replyBody: response.body,
      refusedBy: rejection?.options.rule,
      ...(rejection ? { explanation: { reason: rejection.options.reason, fix: rejection.options.fix } } : {}),
      fault: fault && describeFault(fault),
    })
  }
}

/** Converts the raw header list of Node to pairs. */
export function pairs(raw: readonly string[]): (readonly [string, string])[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ])
}
