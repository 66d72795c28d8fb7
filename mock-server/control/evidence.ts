import { ambiguities } from '../../contracts/register/ambiguities.js'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'

/** Every claim that the mock makes about the API, with its grade and source. */
export function evidence() {
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
