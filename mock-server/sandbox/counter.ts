import type { OperationId } from '../../contracts/api/index.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'
import { replacesResponse } from '../faults/apply-fault.js'
import type { InjectedFault } from '../faults/fault.js'
import { sendsNothing } from '../http/message.js'
import type { Exchange } from './journal.js'

/** A kind of response, and how often the mock sent it. */
export interface Counted {
  /** Undefined when no operation matched the request. */
  readonly operation: OperationId | undefined
  /** The row of the recording lifecycle that applied, if any. */
  readonly row: string | undefined
  /** The rule that rejected the request. */
  readonly rule: string | undefined
  /** 0 when a fault let no response reach the client. */
  readonly status: number
  /** The kind of the injected fault. */
  readonly fault: string | undefined
  /** Whether the client received the response of the API, not one that a fault replaced or cut. */
  readonly genuine: boolean
  count: number
}

const rows: ReadonlySet<string> = new Set(recordingLifecycle.map(({ id }) => id))

/**
 * Counts responses by kind. There are only a few kinds per operation, regardless of the number of requests. It runs
 * on every request, so it compares fields and does not build a key.
 */
export class Counter {
  readonly #kinds = new Map<OperationId | undefined, Counted[]>()

  /** @param times -1 takes an exchange back that was counted */
  add({ operationId, row: allowed, rejection, fault: injected, response }: Exchange, times = 1): void {
    const { transport } = response
    const status = sendsNothing(transport?.fault) ? 0 : response.status
    const rule = rejection?.options.rule
    const row = allowed ?? (rule !== undefined && rows.has(rule) ? rule : undefined)
    const fault = injected && kindOf(injected)
    const kinds = this.#kindsOf(operationId)
    for (const kind of kinds) {
      if (kind.status === status && kind.rule === rule && kind.row === row && kind.fault === fault) {
        kind.count += times
        return
      }
    }
    const isReplaced = injected !== undefined && (rule === 'fault' || replacesResponse(injected))
    const genuine = !isReplaced && transport === undefined
    kinds.push({ operation: operationId, row, rule, status, fault, genuine, count: times })
  }

  /** Adds what another counter has counted. */
  merge(counts: readonly Counted[]): void {
    for (const { count, ...more } of counts) {
      const kinds = this.#kindsOf(more.operation)
      const known = kinds.find(
        (kind) =>
          kind.status === more.status &&
          kind.rule === more.rule &&
          kind.row === more.row &&
          kind.fault === more.fault,
      )
      if (known) known.count += count
      else kinds.push({ ...more, count })
    }
  }

  all(): readonly Counted[] {
    return [...this.#kinds.values()].flat().filter(({ count }) => count > 0)
  }

  #kindsOf(operation: OperationId | undefined): Counted[] {
    const known = this.#kinds.get(operation)
    if (known) return known
    const kinds: Counted[] = []
    this.#kinds.set(operation, kinds)
    return kinds
  }
}

/** The kind of a fault, without its numbers, to keep the number of kinds small. */
function kindOf({ fault, retryInMillis, delayMillis }: InjectedFault): string {
  const kind =
    fault.fault ??
    (fault.token === undefined ? undefined : `token ${fault.token}`) ??
    (retryInMillis === undefined ? undefined : 'quota') ??
    (fault.status === undefined ? undefined : 'status') ??
    (fault.redirectTo === undefined ? undefined : 'redirect') ??
    (fault.body === undefined && fault.mergePatch === undefined && fault.bodyBytes === undefined
      ? undefined
      : 'body') ??
    (delayMillis === undefined && fault.chunkedDribbleDelay === undefined ? undefined : 'delay') ??
    'headers'
  return fault.commit ? `${kind} after commit` : kind
}
