import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import type { Ambiguity } from '../../contracts/register/ambiguity.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import { variantEvidence } from '../../contracts/variant-evidence.js'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'

/**
 * The operations, the rows of the lifecycle and the register, with grades and sources. `cxone-mock evidence` also lists
 * rejections, fields and headers.
 */
export function evidence(profile?: TenantProfile) {
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
    ambiguities: Object.fromEntries(
      Object.entries<Ambiguity>(ambiguities).map(([name, entry]) => {
        const variant = profile?.assumptions[name]?.variant ?? entry.default
        const known = variantEvidence(name as AmbiguityName, variant, profile)
        return [name, { ...entry, variant, evidence: known }]
      }),
    ),
  }
}
