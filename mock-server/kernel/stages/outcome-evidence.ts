import { isAtLeast, type Evidence } from '../../../contracts/evidence.js'
import { lifecycleRowById } from '../../../contracts/lifecycle/recording.js'
import { evidenceInForce } from '../../../contracts/variant-evidence.js'
import type { RejectionOptions } from '../../operations/rejection.js'
import type { RequestContext } from '../context.js'
import { tooWeak } from '../mock-errors.js'
import { decidingVariants } from '../other-variants.js'

/** A sentence about the API on which a response depends. */
type Claim = readonly [text: string, evidence: Evidence]

/**
 * Rejects with 501 a request whose outcome depends on a claim that is known less well than `--evidence` requires: what
 * rejected it, the row of the lifecycle that accepted it, or a variant of the register without which it would have
 * another outcome.
 */
export function requireOutcomeEvidence(context: RequestContext): undefined {
  const { parts, assumptions, rejection, route, response } = context
  if (parts.evidence === 'assumed' || !route || response) return
  // The mock rejects it, not the API: a limit, an injected fault, an operation whose own evidence is too weak.
  if (rejection && (!rejection.options.evidence || rejection.options.rule === 'fault')) return
  const claims = rejection ? claimsOf(rejection.options) : rowClaims(context)
  const weak = [...claims, ...variantClaims(context)]
    .map(([text, evidence]) => ({
      text,
      evidence: evidenceInForce(evidence, assumptions, parts.tenantProfile),
    }))
    .find(({ evidence }) => !isAtLeast(evidence.grade, parts.evidence))
  if (!weak) return
  context.rejection = tooWeak(weak.text, weak.evidence, parts.evidence)
  context.rejectedAt = 'requireOutcomeEvidence'
}

function claimsOf({ rule, status, evidence, statusEvidence, bodyEvidence }: RejectionOptions): Claim[] {
  return [
    ...(evidence ? [[`the API rejects the request (${rule})`, evidence] as const] : []),
    ...(statusEvidence
      ? [[`the status of the rejection ${rule} is ${status}`, statusEvidence] as const]
      : []),
    ...(bodyEvidence ? [[`the body of the rejection ${rule}`, bodyEvidence] as const] : []),
  ]
}

function rowClaims({ decision }: RequestContext): Claim[] {
  const row = decision?.row === undefined ? undefined : lifecycleRowById(decision.row)
  return row ? [[`the row ${row.id} of the recording lifecycle`, row.evidence]] : []
}

function variantClaims(context: RequestContext): Claim[] {
  return decidingVariants(context).map(({ name, variant, evidence }) => [
    `${variant} is the answer to ${name}`,
    evidence,
  ])
}
