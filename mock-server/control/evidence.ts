import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import type { Ambiguity } from '../../contracts/register/ambiguity.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import { variantEvidence } from '../../contracts/variant-evidence.js'
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

/** An entry of the register with the variant in force, and what is known about it. */
export interface AmbiguityClaim extends Ambiguity {
  readonly variant: string
  readonly evidence: ReturnType<typeof variantEvidence>
}

/** The operations, the rows of the lifecycle and the register. */
export interface Claims {
  readonly operations: readonly OperationClaim[]
  readonly lifecycle: readonly LifecycleClaim[]
  /** The ambiguity register. */
  readonly ambiguities: Readonly<Record<string, AmbiguityClaim>>
}

/**
 * The operations, the rows of the lifecycle and the register, with grades and sources. `cxone-mock evidence` also lists
 * rejections, fields and headers.
 */
export function evidence(profile?: TenantProfile): Claims {
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
