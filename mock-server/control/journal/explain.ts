import { contracts } from '../../../contracts/api/index.js'
import type { OperationContract, Schema } from '../../../contracts/contract.js'
import type { Evidence } from '../../../contracts/evidence.js'
import { lifecycleRowById } from '../../../contracts/lifecycle/recording.js'
import type { TenantProfile } from '../../../contracts/register/tenant-profile.js'
import { evidenceInForce } from '../../../contracts/variant-evidence.js'
import { withoutEffect } from '../../../contracts/lifecycle/without-effect.js'
import { nameFault } from '../../faults/describe-fault.js'
import { sentPart } from '../../faults/truncation.js'
import type { Exchange } from '../../sandbox/journal.js'
import type { RejectionOptions } from '../../operations/rejection.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { duplicateKey } from '../../validation/duplicate-key.js'
import { bodySchema } from '../../http/contract-schemas.js'
import { instant } from '../../operations/instant.js'
import { clientOf } from './request-client.js'
import { describeProgress } from './progress.js'
import { fixWithFault, reasonWithFault } from './reason-with-fault.js'
import { passedBy } from '../faults/unmet-faults.js'
import { redactJson } from '../../../redaction/redact.js'

/** Why the mock responded to a request as it did. This is for a person; none of it was on the wire. */
export interface Explanation {
  /** The id of the request, the `ININ-Correlation-Id` of its response. */
  readonly requestId: string
  /** The id of the sandbox. */
  readonly sandbox: string
  /** ISO instant on the sandbox's clock. */
  readonly at: string
  /** Method and target, as sent. */
  readonly request: string
  /** The status that the mock sent. It is 0 when a fault let no response reach the client. */
  readonly status: number
  /** Whether the mock accepted the request. */
  readonly outcome: 'accepted' | 'rejected'
  /** The injected fault that changed the response, and how. */
  readonly fault?: string
  /** The operation that the request matched. */
  readonly operation?: string
  /** The id of the OAuth client. */
  readonly client?: string
  /** The scopes of the token. */
  readonly scopes?: readonly string[]
  /** The rule that rejected the request. */
  readonly rule?: string
  /** Why the mock responded in this way, in one or more sentences. */
  readonly reason: string
  /** The stage of the pipeline that rejected the request. */
  readonly stage?: string
  /** How far the request got, for people, for example "Rejected at: authorise (after requireUsable)". */
  readonly progress?: string
  /** What decided: the parts of the World that the rule looked at. */
  readonly state?: Readonly<Record<string, unknown>>
  /** Requests that the mock would have accepted instead. */
  readonly allowed?: readonly string[]
  /** What to change, as steps. */
  readonly fix?: readonly string[]
  /** How well it is known that the API responds in this way. */
  readonly evidence?: Evidence
  /** How well the status of a rejection is known, if that differs from `evidence`. */
  readonly statusEvidence?: Evidence
  /** How well the body of a rejection is known, if that differs from `evidence`. */
  readonly bodyEvidence?: Evidence
  /** The row of the recording lifecycle that allowed the command, with its evidence. */
  readonly row?: { readonly id: string; readonly evidence: Evidence }
  /** The last events of the recording or call that determined the response. */
  readonly history: readonly { readonly at: string; readonly event: string; readonly cause: string }[]
  /** Further observations, for example about ignored fields. */
  readonly notes: readonly string[]
}

/** @param profile the tenant profile, for the evidence of the variants that it states */
export function explain(
  sandbox: Sandbox,
  exchange: Exchange,
  profile: TenantProfile | undefined,
): Explanation {
  const { requestId, at, method, target, response, operationId, principal, rejection, rejectedAt, fault } =
    exchange
  const client = clientOf(sandbox, exchange)
  const inForce = (each: Evidence) => evidenceInForce(each, exchange.assumptions, profile)
  const noEffect = rejection ? undefined : withoutEffect(exchange.row)
  const isPending = response.status === 202 && exchange.row !== undefined && noEffect === undefined
  const contract: OperationContract | undefined = operationId && contracts[operationId]
  const { reason, rule, state, allowed, fix, evidence } = rejection?.options ?? {
    reason:
      noEffect ??
      `${operationId ?? method} ${isPending ? 'was accepted and is being processed' : 'succeeded'}.`,
    evidence: contract?.evidence,
  }
  return redactJson(sandbox, {
    requestId,
    sandbox: sandbox.id,
    at: instant(at),
    request: `${method} ${target}`,
    status: sentPart(method, response, fault?.fault)?.status ?? 0,
    outcome: rejection ? 'rejected' : 'accepted',
    ...(fault ? { fault: nameFault(fault) } : {}),
    ...(operationId ? { operation: operationId } : {}),
    ...(client === undefined ? {} : { client }),
    ...(principal ? { scopes: principal.scopes } : {}),
    ...(rule === undefined ? {} : { rule }),
    reason: reasonWithFault(exchange, reason),
    ...(rejectedAt === undefined ? {} : { stage: rejectedAt, progress: describeProgress(rejectedAt) }),
    ...(state ? { state } : {}),
    ...(allowed ? { allowed } : {}),
    ...(fix ? { fix: fixWithFault(exchange, fix) } : {}),
    ...(evidence ? { evidence: inForce(evidence) } : {}),
    ...ofTheResponse(rejection?.options, inForce),
    ...rowOf(exchange, inForce),
    history: historyOf(sandbox, exchange),
    notes: [
      ...(rejection && !evidence ? [byTheMock] : []),
      ...(isPending ? [pendingNote] : []),
      ...(exchange.clientLeft ? [clientLeftNote] : []),
      ...(contract ? notesOf(contract, exchange) : []),
      ...passedBy(sandbox, exchange),
    ],
  } satisfies Explanation)
}

type InForce = (evidence: Evidence) => Evidence

function ofTheResponse(
  rejected: Pick<RejectionOptions, 'statusEvidence' | 'bodyEvidence'> | undefined,
  inForce: InForce,
): Pick<Explanation, 'statusEvidence' | 'bodyEvidence'> {
  const { statusEvidence, bodyEvidence } = rejected ?? {}
  return {
    ...(statusEvidence ? { statusEvidence: inForce(statusEvidence) } : {}),
    ...(bodyEvidence ? { bodyEvidence: inForce(bodyEvidence) } : {}),
  }
}

function rowOf({ row: id = '' }: Exchange, inForce: InForce): Pick<Explanation, 'row'> {
  const row = lifecycleRowById(id)
  return row ? { row: { id: row.id, evidence: inForce(row.evidence) } } : {}
}

const byTheMock =
  'The mock itself rejects this request. The response says nothing about what the real API would send.'

/** Of an exchange whose client did not wait for a delayed response. */
export const clientLeftNote = 'The client closed the connection before the whole response was sent.'

const pendingNote =
  '202 does not mean completed. Poll the state until it changes before you send the next command.'

function historyOf(sandbox: Sandbox, { rejection, after }: Exchange): Explanation['history'] {
  const subject = rejection?.options.subject
  if (subject === undefined) return []
  const conversation = sandbox.world.recordings.get(subject)?.conversationId
  return sandbox.events
    .all()
    .filter(
      (logged) => logged.sequence <= after && (logged.subject === subject || logged.subject === conversation),
    )
    .slice(-5)
    .map(({ at, type, cause }) => ({ at: instant(at), event: type, cause }))
}

function notesOf(contract: OperationContract, exchange: Exchange): string[] {
  return [...saidTwice(contract, exchange), ...bodyNotes(contract, exchange)]
}

/** What the request says twice, because the mock has used only one of the two. */
function saidTwice(
  { security, requestBody }: OperationContract,
  { target, headers, body }: Exchange,
): string[] {
  const query = target.split('?', 2)[1] ?? ''
  const tokenInQuery = security.kind === 'bearer' && /(?:^|&)access_token=/.test(query)
  const hasHeader = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'authorization')
  const twice = requestBody?.content['application/json'] ? duplicateKey(body) : undefined
  return [
    ...(tokenInQuery && hasHeader
      ? [
          'The request has a token in the query and in the Authorization header. The mock read only the header. RFC 6750 2 allows one of them, and the real API may reject both.',
        ]
      : []),
    ...(twice === undefined
      ? []
      : [
          `The body has the field ${JSON.stringify(twice.slice(0, 80))} twice. The mock used the last one. The real API may use the first one or reject the body.`,
        ]),
  ]
}

function bodyNotes(contract: OperationContract, { body, rejection }: Exchange): string[] {
  const schema = bodySchema(contract)
  const fields = schema && fieldsOf(body)
  if (!schema || !fields) return []
  const { kind } = rejection?.options ?? {}
  if (kind === 'authentication' || kind === 'scope') return nextErrors(schema, fields)
  const action = differentAction(contract, body)
  if (rejection) return action
  return fields
    .filter((field) => !Object.hasOwn(schema.properties ?? {}, field))
    .map((field) => `The unknown field ${JSON.stringify(field.slice(0, 80))} was accepted and ignored.`)
    .concat(action)
}

/** A note when the action in the body differs from the action in the path, which may be a mistake. */
function differentAction({ operationId, path }: OperationContract, body: string): string[] {
  const named =
    operationId === 'startRecording' ? 'start' : operationId === 'stopRecording' ? 'stop' : undefined
  const action = objectOf(body)?.['action']
  if (named === undefined || (action !== 'start' && action !== 'stop') || action === named) return []
  return [
    `The action in the body is ${action}, but the path is ${path}. See the ambiguity action-${action}-on-${named}-path.`,
  ]
}

/** The errors that follow once the token is fixed, because the body is validated only then. */
function nextErrors({ required = [] }: Schema, fields: readonly string[]): string[] {
  const missing = required.filter((field) => !fields.includes(field))
  return missing.map((field) => `The body would be rejected next because ${field} is missing.`)
}

/** The field names of a JSON object. Undefined for any other body. */
function fieldsOf(body: string): readonly string[] | undefined {
  const value = objectOf(body)
  return value && Object.keys(value)
}

function objectOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined
  } catch {
    return undefined
  }
}
