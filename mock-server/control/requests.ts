import { describeFault } from '../kernel/distort.js'
import type { Exchange } from '../kernel/journal.js'
import type { Sandbox } from '../kernel/sandbox.js'
import { instant } from '../operations/conversations/present.js'
import { clientOf } from './client-of.js'
import { ControlError } from './error.js'
import { explain, type Explanation } from './explain.js'
import { redactAuthorization, redactJson } from './redact.js'

/** One request of the journal, without a secret in it. */
export interface RequestEntry {
  readonly id: string
  readonly sandbox: string
  /** ISO instant on the sandbox's clock. */
  readonly at: string
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  readonly operation?: string
  readonly client?: string
  readonly status: number
  /** The rule that refused, if one did. */
  readonly rule?: string
  readonly why?: string
  /** The fault that met it, and what it did: not the API's doing. */
  readonly fault?: string
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  readonly response: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
}

/** Which requests of the journal are meant: all that agree with every field given. */
export interface RequestPattern {
  readonly operation?: string
  readonly method?: string
  /** The path, without the query. */
  readonly path?: string
  readonly status?: number
  readonly client?: string
  readonly rule?: string
}

/** The journal of a sandbox: its newest 1000 requests. */
export class Requests {
  readonly #sandbox: Sandbox

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  /** The requests, the oldest first. */
  list(pattern: RequestPattern = {}): RequestEntry[] {
    const entries = this.#sandbox.journal.all().map((exchange) => entryOf(this.#sandbox, exchange))
    return entries.filter((entry) => agrees(entry, pattern))
  }

  count(pattern: RequestPattern = {}): number {
    return this.list(pattern).length
  }

  /** The newest request that agrees. */
  last(pattern: RequestPattern = {}): RequestEntry | undefined {
    return this.list(pattern).at(-1)
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
      id === undefined ? this.#sandbox.journal.all().findLast(({ problem }) => problem) : this.#find(id)
    if (!exchange) {
      const message = `No request of sandbox ${this.#sandbox.id} was refused so far; another is named with ?sandbox=ID.`
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
}

const shownHeaders = new Set(
  'accept connection content-encoding content-length content-type expect host origin transfer-encoding user-agent x-cxone-mock-sandbox'.split(
    ' ',
  ),
)

/** An exchange as it may leave the process. */
export function entryOf(sandbox: Sandbox, exchange: Exchange): RequestEntry {
  const { requestId, at, method, target, operationId, reply, problem } = exchange
  const client = clientOf(sandbox, exchange)
  return redactJson(sandbox, {
    id: requestId,
    sandbox: sandbox.id,
    at: instant(at),
    method,
    target,
    ...(operationId ? { operation: operationId } : {}),
    ...(client === undefined ? {} : { client }),
    status: reply.status,
    ...(problem ? { rule: problem.options.rule, why: problem.options.why } : {}),
    ...(exchange.fault ? { fault: `${exchange.fault.id}: ${describeFault(exchange.fault)}` } : {}),
    request: { headers: headersOf(exchange.headers), body: exchange.body },
    response: { headers: reply.headers, body: reply.body },
  })
}

function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: [string, string][] = []
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase()
    const value = raw[index + 1] ?? ''
    if (name === 'authorization') headers.push([name, redactAuthorization(value)])
    else headers.push([name, shownHeaders.has(name) ? value : '(not kept)'])
  }
  return Object.fromEntries(headers)
}

function agrees(entry: RequestEntry, pattern: RequestPattern): boolean {
  const { operation, method, path, status, client, rule } = pattern
  return (
    (operation === undefined || entry.operation === operation) &&
    (method === undefined || entry.method === method) &&
    (path === undefined || entry.target.split('?', 1)[0] === path) &&
    (status === undefined || entry.status === status) &&
    (client === undefined || entry.client === client) &&
    (rule === undefined || entry.rule === rule)
  )
}
