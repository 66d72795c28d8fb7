import { ambiguities } from '../../contracts/register/ambiguities.js'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { Evidence } from '../../contracts/evidence.js'
import type { LifecycleRow } from '../../contracts/lifecycle/row.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'

/** What the mock claims about an operation. */
export interface OperationClaim extends Evidence, Pick<OperationContract, 'method' | 'path' | 'surface'> {
  readonly operation: string
  /** The entries of the ambiguity register that the operation depends on. */
  readonly ambiguities: NonNullable<OperationContract['ambiguities']>
}

/** What the mock claims about a row of the recording lifecycle. */
export type LifecycleClaim = ClaimOf<LifecycleRow>

type ClaimOf<Row> = Row extends LifecycleRow ? Omit<Row, 'evidence'> & Evidence : never

/** Every claim that the mock makes about the API, with its grade and source. */
export interface Claims {
  readonly operations: readonly OperationClaim[]
  readonly lifecycle: readonly LifecycleClaim[]
  /** The ambiguity register. */
  readonly ambiguities: typeof ambiguities
}

/** Every claim that the mock makes about the API, with its grade and source. */
export function evidence(): Claims {
  const operations: readonly OperationContract[] = Object.values(contracts)
  return {
    operations: operations.map(
      ({ operationId, method, path, surface, evidence: of, ambiguities: own = [] }) => ({
        operation: operationId,
        method,
        path,
        surface,
        ...of,
        ambiguities: own,
      }),
    ),
    lifecycle: recordingLifecycle.map(({ evidence: of, ...row }) => ({ ...row, ...of })),
    ambiguities,
  }
}
