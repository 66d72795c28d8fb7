import { assumed, type Evidence, recordOnDemandSpec } from '../../../contracts/evidence.js'
import { meanings } from '../../../contracts/api/record-on-demand/meanings.js'
import { Rejection, type RejectionKind } from '../rejection.js'

type RejectedStatus = Exclude<keyof typeof meanings, 200 | 202>

const kinds: Readonly<Partial<Record<RejectedStatus, RejectionKind>>> = {
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  425: 'conflict',
}

interface RejectionDetails {
  readonly rule: string
  readonly reason: string
  readonly fix: readonly string[]
  readonly allowed?: readonly string[]
  readonly evidence: Evidence
  /** Default: the API description, which declares the statuses of each operation. */
  readonly statusEvidence?: Evidence
  readonly subject?: string
}

/**
 * A rejection of Record on Demand. The message on the wire is the meaning of the status in our words, because the
 * vendor's wording is undocumented (record-on-demand-message).
 */
export function reject(status: RejectedStatus, details: RejectionDetails): Rejection {
  return new Rejection({
    kind: kinds[status] ?? 'request',
    status,
    code: String(status),
    message: meanings[status],
    // Where the reason is assumed, so is the status for it.
    statusEvidence: details.evidence.grade === 'assumed' ? details.evidence : recordOnDemandSpec,
    bodyEvidence: assumed('record-on-demand-message'),
    ...details,
  })
}
