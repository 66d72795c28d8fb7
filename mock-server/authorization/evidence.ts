import type { OperationContract } from '../../contracts/contract.js'
import { onDemandEvidence } from '../../contracts/api/record-on-demand/help.js'
import {
  agentApiSpec,
  assumed,
  cxoneSpec,
  type Evidence,
  forumThread,
  genesysErrorCodes,
  genesysStatuses,
  ofTheMock,
  recordOnDemandSpec,
  rfc,
} from '../../contracts/evidence.js'
import { businessDataHelp, dataExtractionHelp } from '../../contracts/nice-help.js'
import type { RejectionOptions } from '../operations/rejection.js'

/** Whether an operation belongs to Genesys Cloud, whose tokens come from `/oauth/token`. */
export function isGenesys({ surface }: OperationContract): boolean {
  return surface === 'oauth' || surface === 'platform' || surface === 'recordingcontrols'
}

/** The thread reports the empty 401 for a missing scope. Everything else about scopes is assumed. */
export function evidenceOfScope(
  contract: OperationContract,
  forbidden: boolean,
): Pick<RejectionOptions, 'evidence' | 'statusEvidence' | 'bodyEvidence'> {
  const { surface, security } = contract
  if (surface === 'recordingcontrols') {
    if (!forbidden) return { evidence: forumThread }
    const statusEvidence = assumed('missing-scope')
    return { evidence: forumThread, statusEvidence, bodyEvidence: statusEvidence }
  }
  const ambiguous = security.kind === 'bearer' && security.anyScope && 'ambiguity' in security.anyScope
  return {
    evidence: ambiguous ? assumed(security.anyScope.ambiguity) : genesysStatuses(contract),
    statusEvidence: genesysStatuses(contract),
    bodyEvidence: genesysErrorCodes,
  }
}

/** How well the cause, the status and the body of a 401 are known. */
export function evidenceOf(
  contract: OperationContract,
  rule: string,
): Pick<RejectionOptions, 'evidence' | 'statusEvidence' | 'bodyEvidence'> {
  if (contract.surface === 'recordingcontrols') return { evidence: assumed('unauthorized-body') }
  const cause = causes[rule]
  if (contract.undeclared401)
    return { evidence: cause ?? invalidToken, statusEvidence: invalidToken, bodyEvidence: noBody }
  const statusEvidence = statusEvidenceOf(contract)
  return {
    evidence: cause ?? (rule === 'token-expired' ? invalidToken : causeOf401(contract, statusEvidence)),
    statusEvidence,
    bodyEvidence: isGenesys(contract) ? genesysErrorCodes : statusEvidence,
  }
}

const invalidToken = rfc('RFC 6750 3.1')
const noBody = ofTheMock(
  'NICE declares no 401 for the operation; the mock sends no body, as elsewhere in the API',
)

/** Causes that no document describes, with their entries in the register. */
const causes: Readonly<Record<string, Evidence>> = {
  'grant-revoked': assumed('refresh-token-reuse'),
  'client-enabled': assumed('disabled-client-tokens'),
  'token-access-key': assumed('deactivated-access-key'),
}

function statusEvidenceOf(contract: OperationContract): Evidence {
  if (contract.surface === 'record-on-demand') return recordOnDemandSpec
  if (contract.surface === 'agent') return agentApiSpec
  return isGenesys(contract) ? genesysStatuses(contract) : cxoneSpec
}

/** A help page says what a 401 of Record on Demand means. */
function causeOf401({ surface, operationId }: OperationContract, evidence: Evidence): Evidence {
  return surface === 'record-on-demand' ? (onDemandEvidence(operationId, 401) ?? evidence) : evidence
}

/** How well it is known that an operation requires its permission, and what a user without it gets. */
export function evidenceOfPermission(
  contract: OperationContract,
): Pick<RejectionOptions, 'evidence' | 'statusEvidence' | 'bodyEvidence'> {
  const { surface, operationId } = contract
  const declared = statusEvidenceOf(contract)
  const status = { statusEvidence: declared, bodyEvidence: declared }
  if (surface === 'business-data')
    return {
      evidence: businessDataHelp('you need "Update Business Data"; 403 "Permissions required"'),
      ...status,
    }
  if (surface === 'data-extraction')
    return { evidence: dataExtractionHelp('you need "Extract Interaction Metadata"'), ...status }
  return {
    evidence: onDemandEvidence(operationId, 403) ?? assumed('record-on-demand-other-errors'),
    ...status,
  }
}
