import { ambiguitiesOf } from './ambiguities-of.js'
import { withoutEffect } from '../../../contracts/lifecycle/without-effect.js'
import { nameFault } from '../../faults/describe-fault.js'
import { sentPart } from '../../faults/truncation.js'
import { shownHeaders } from './shown-headers.js'
import { shownBody, type Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { instant } from '../../operations/instant.js'
import { clientOf } from './request-client.js'
import { fixWithFault, reasonWithFault } from './reason-with-fault.js'
import { stateChangesOf } from './state-changes.js'
import { redact, redactAuthorization, redactJson } from '../../../redaction/redact.js'

/** One request of the journal, without secrets. */
export interface RequestEntry {
  /** The id of the request, the `ININ-Correlation-Id` of its response. */
  readonly id: string
  /** The id of the sandbox. */
  readonly sandbox: string
  /** ISO instant on the sandbox's clock. */
  readonly at: string
  /** The HTTP method. */
  readonly method: string
  /** Path and query, as sent. */
  readonly target: string
  /** Whether the request came over HTTPS. Absent for HTTP. */
  readonly secure?: true
  /** The operation that the request matched. */
  readonly operation?: string
  /** The id of the OAuth client. */
  readonly client?: string
  /** The status that the mock sent. It is 0 when a fault let no response reach the client, as in a HAR. */
  readonly status: number
  /** The injected fault that changed the response, and how. */
  readonly fault?: string
  /** The rule that rejected the request. Absent for an accepted request. */
  readonly rule?: string
  /** Why the mock rejected the request. */
  readonly reason?: string
  /** The stage of the pipeline that rejected the request. */
  readonly stage?: string
  /** What to change, as steps. */
  readonly fix?: readonly string[]
  /** The states of recordings that an accepted request changed, e.g. `rec-123: idle → recording`. */
  readonly changed?: readonly string[]
  /** Why an accepted request changed nothing. Absent when it did. */
  readonly note?: string
  /** The entries of the ambiguity register that the response depends on. Another variant may change it. */
  readonly ambiguities?: readonly string[]
  /** The head and the body, with references instead of secrets. */
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** The part of the response that the mock sent. Absent when it sent none. */
  readonly response?: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
}

/** The status for people, or that there was no response. */
export function statusText(entry: Pick<RequestEntry, 'status'>): string {
  return hasResponse(entry) ? String(entry.status) : 'no response'
}

/** Whether any part of a response reached the client. */
export function hasResponse({ status }: Pick<RequestEntry, 'status'>): boolean {
  return status !== 0
}

const cache = new WeakMap<Exchange, { readonly version: number; readonly entry: RequestEntry }>()

/** An exchange without secrets, so that it may leave the process. It is built again only when a new secret is known. */
export function entryOf(sandbox: Sandbox, exchange: Exchange): RequestEntry {
  const cached = cache.get(exchange)
  const { version } = sandbox.secrets
  if (cached?.version === version) return cached.entry
  const entry = buildEntry(sandbox, exchange)
  cache.set(exchange, { version, entry })
  return entry
}

function buildEntry(sandbox: Sandbox, exchange: Exchange): RequestEntry {
  const { requestId, at, method, target, operationId, rejection, rejectedAt, fault } = exchange
  const sent = sentPart(method, exchange.response, fault?.fault)
  const client = clientOf(sandbox, exchange)
  const changed = stateChangesOf(sandbox, exchange)
  const note = rejection ? undefined : withoutEffect(exchange.row)
  const ambiguities = ambiguitiesOf(exchange)
  return redactJson(sandbox, {
    id: requestId,
    sandbox: sandbox.id,
    at: instant(at),
    method,
    target,
    ...(exchange.secure && { secure: true as const }),
    ...(operationId ? { operation: operationId } : {}),
    ...(client === undefined ? {} : { client }),
    status: sent?.status ?? 0,
    ...(fault ? { fault: nameFault(fault) } : {}),
    ...(rejection
      ? {
          rule: rejection.options.rule,
          reason: reasonWithFault(exchange, rejection.options.reason),
          fix: fixWithFault(exchange, rejection.options.fix),
        }
      : {}),
    ...(rejectedAt === undefined ? {} : { stage: rejectedAt }),
    ...(changed.length === 0 ? {} : { changed }),
    ...(note === undefined ? {} : { note }),
    ...(ambiguities.length === 0 ? {} : { ambiguities }),
    request: { headers: headersOf(exchange.headers), body: bodyOf(sandbox, exchange) },
    ...(sent ? { response: { headers: sent.headers, body: sent.body } } : {}),
  })
}

/** A long body is redacted before it is cut, because a part of a secret would not be recognised. */
function bodyOf({ secrets }: Sandbox, { body, bodyLength }: Exchange): string {
  return bodyLength <= shownBody ? body : `${redact(secrets, body, shownBody)}… (${bodyLength} characters)`
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
