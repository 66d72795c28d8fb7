import type { OperationId } from '../../../contracts/api/index.js'
import { recordingLifecycle } from '../../../contracts/lifecycle/recording.js'
import type { InjectedFault } from '../../faults/fault.js'
import type { Exchange } from '../../sandbox/journal.js'

/** One way in which requests were answered, and how many were. */
export interface Counted {
  /** Undefined: no operation took it. */
  readonly operation: OperationId | undefined
  /** The row of the recording lifecycle that decided, where it was asked. */
  readonly row: string | undefined
  /** The rule that refused. */
  readonly rule: string | undefined
  readonly status: number
  /** What kind of fault met it. */
  readonly fault: string | undefined
  /** Whether the client got what the API answers, rather than what a fault made of it. */
  readonly genuine: boolean
  count: number
}

const rows: ReadonlySet<string> = new Set(recordingLifecycle.map(({ id }) => id))

/**
 * Counts answers by their kind: a handful for each operation, however many requests there are. It sees every
 * request, so it compares and makes no key.
 */
export class Counter {
  readonly #kinds = new Map<OperationId | undefined, Counted[]>()

  add({ operationId, row: allowed, rejection, fault: met, response: { status, transport } }: Exchange): void {
    const rule = rejection?.options.rule
    const row = allowed ?? (rule !== undefined && rows.has(rule) ? rule : undefined)
    const fault = met && kindOf(met)
    const kinds = this.#kindsOf(operationId)
    for (const kind of kinds) {
      if (kind.status === status && kind.rule === rule && kind.row === row && kind.fault === fault) {
        kind.count += 1
        return
      }
    }
    const genuine = rule !== 'fault' && transport === undefined
    kinds.push({ operation: operationId, row, rule, status, fault, genuine, count: 1 })
  }

  all(): readonly Counted[] {
    return [...this.#kinds.values()].flat()
  }

  #kindsOf(operation: OperationId | undefined): Counted[] {
    const known = this.#kinds.get(operation)
    if (known) return known
    const kinds: Counted[] = []
    this.#kinds.set(operation, kinds)
    return kinds
  }
}

/** A fault without its numbers, so that the kinds stay few. */
function kindOf({ fault, retryInMillis }: InjectedFault): string {
  const kind =
    fault.fault ??
    (fault.token === undefined ? undefined : `token ${fault.token}`) ??
    (retryInMillis === undefined ? undefined : 'quota') ??
    (fault.status === undefined ? undefined : 'status') ??
    (fault.redirectTo === undefined ? undefined : 'redirect') ??
    (fault.body === undefined ? undefined : 'body') ??
    'delay'
  return fault.commit ? `${kind} after commit` : kind
}
