import type { OperationId } from '../../contracts/api/index.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'
import type { MetFault } from '../kernel/fault.js'
import type { Exchange } from '../kernel/journal.js'

/** One way in which requests were answered, and how many were. */
export interface Seen {
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

/** Counts answers by their kind: a handful of kinds, however many requests there are. */
export class Tally {
  readonly #kinds = new Map<string, Seen>()

  add({ operationId, row, problem, fault, reply }: Exchange): void {
    const rule = problem?.options.rule
    const kind = fault && kindOf(fault)
    const key = `${operationId} ${row} ${rule} ${reply.status} ${kind}`
    const known = this.#kinds.get(key)
    if (known) {
      known.count += 1
      return
    }
    this.#kinds.set(key, {
      operation: operationId,
      row: row ?? (rule !== undefined && rows.has(rule) ? rule : undefined),
      rule,
      status: reply.status,
      fault: kind,
      genuine: rule !== 'fault' && reply.transport === undefined,
      count: 1,
    })
  }

  all(): readonly Seen[] {
    return [...this.#kinds.values()]
  }
}

/** A fault without its numbers, so that the kinds stay few. */
function kindOf({ fault, retryInMillis }: MetFault): string {
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
