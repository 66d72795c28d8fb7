import type { Exchange } from '../../sandbox/journal.js'
import { nearOperations, type NearOperation } from '../../routing/route.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { entryOf, type RequestEntry } from './request-entry.js'

/** A request that matched no operation, with the operations that may have been meant. */
export interface UnmatchedRequest extends Pick<
  RequestEntry,
  'id' | 'at' | 'method' | 'target' | 'status' | 'rule' | 'reason'
> {
  readonly nearMisses: readonly NearOperation[]
  /** One sentence that says what was probably meant. */
  readonly hint: string
}

/** The rules that reject a request because its path, its method or its sandbox does not exist. */
export const unmatchedRules: ReadonlySet<string> = new Set(['not-implemented', 'path', 'method', 'sandbox'])

export function unmatched(sandbox: Sandbox): UnmatchedRequest[] {
  return sandbox.journal
    .all()
    .filter(({ rejection }) => rejection && unmatchedRules.has(rejection.options.rule))
    .map((exchange) => withNearMisses(sandbox, exchange))
}

function withNearMisses(sandbox: Sandbox, exchange: Exchange): UnmatchedRequest {
  const { id, at, method, target, status, rule, reason } = entryOf(sandbox, exchange)
  const path = (exchange.target.split('?', 1)[0] ?? '').replace(/^\/s\/[^/]+(?=\/)/, '')
  const other = (near: NearOperation) => Number(near.method !== exchange.method)
  const nearMisses = nearOperations(path)
    .toSorted((a, b) => other(a) - other(b))
    .slice(0, 3)
  const suggestions = nearMisses.map((near) => `${near.method} ${near.path} (${near.operation})`).join(' or ')
  const hint =
    suggestions === '' || rule === 'sandbox'
      ? `${method} ${target}: ${reason ?? ''}`
      : `${method} ${target} matches no operation. Did you mean ${suggestions}?`
  return {
    id,
    at,
    method,
    target,
    status,
    ...(rule ? { rule } : {}),
    ...(reason ? { reason } : {}),
    nearMisses,
    hint,
  }
}
