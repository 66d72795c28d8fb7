import { recordOnDemandHelp, type Evidence } from '../../../contracts/evidence.js'
import { meanings } from '../../../contracts/api/record-on-demand/meanings.js'
import { Problem, type ProblemKind } from '../problem.js'

type RefusedStatus = Exclude<keyof typeof meanings, 200 | 202>

const kinds: Readonly<Partial<Record<RefusedStatus, ProblemKind>>> = {
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  425: 'conflict',
}

interface Refusal {
  readonly rule: string
  readonly why: string
  readonly fix: readonly string[]
  readonly allowed?: readonly string[]
  /** Default: what the help page says of the status. */
  readonly evidence?: Evidence
  readonly subject?: string
}

/**
 * A refusal of Record on Demand. On the wire is what the status means, in our words: the
 * vendor's are not known (record-on-demand-message). The rest explains it.
 */
export function refuse(status: RefusedStatus, { evidence, ...refusal }: Refusal): Problem {
  return new Problem({
    kind: kinds[status] ?? 'request',
    status,
    code: String(status),
    message: meanings[status],
    evidence: evidence ?? recordOnDemandHelp(`on the status ${status}`),
    ...refusal,
  })
}
