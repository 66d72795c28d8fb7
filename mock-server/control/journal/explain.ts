import { contracts } from '../../../contracts/api/index.js'
import type { OperationContract, Schema } from '../../../contracts/contract.js'
import type { Evidence } from '../../../contracts/evidence.js'
import { recordingLifecycle } from '../../../contracts/lifecycle/recording.js'
import { withoutEffect } from '../../../contracts/lifecycle/without-effect.js'
import { describeFault } from '../../faults/apply-fault.js'
import type { Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { bodySchema } from '../../http/contract-schemas.js'
import { instant } from '../../operations/instant.js'
import { subjectOf } from '../../world/events.js'
import { clientOf } from './request-client.js'
import { describeProgress } from './progress.js'
import { passedBy } from '../faults/unused-faults.js'
import { redactJson } from '../../../redaction/redact.js'

/** Why a request was answered as it was. Everything here is for a person; nothing of it was on the wire. */
export interface Explanation {
  readonly requestId: string
  readonly sandbox: string
  /** ISO instant on the sandbox's clock. */
  readonly at: string
  readonly request: string
  readonly status: number
  readonly outcome: 'accepted' | 'refused'
  readonly operation?: string
  readonly client?: string
  readonly scopes?: readonly string[]
  /** The rule that refused. */
  readonly rule?: string
  readonly reason: string
  /** The stage of the pipeline that rejected the request. */
  readonly stage?: string
  /** How far the request got, for people, for example "Rejected at: authorise (after requireUsable)". */
  readonly progress?: string
  readonly state?: Readonly<Record<string, unknown>>
  /** What would have been accepted. */
  readonly allowed?: readonly string[]
  readonly fix?: readonly string[]
  readonly evidence?: Evidence
  /** The row of the recording lifecycle that allowed it, with what that rests on. */
  readonly row?: { readonly id: string; readonly evidence: Evidence }
  /** The fault that met it, and what it did: not the API's doing. */
  readonly fault?: string
  /** How it came to be so: the last events of the thing that decided. */
  readonly history: readonly { readonly at: string; readonly event: string; readonly cause: string }[]
  /** What was accepted, and is still worth knowing. */
  readonly notes: readonly string[]
}

export function explain(sandbox: Sandbox, exchange: Exchange): Explanation {
  const { requestId, at, method, target, response, operationId, principal, rejection, rejectedAt } = exchange
  const client = clientOf(sandbox, exchange)
  const idle = rejection ? undefined : withoutEffect(exchange.row)
  const inWork = response.status === 202 && exchange.row !== undefined && idle === undefined
  const contract: OperationContract | undefined = operationId && contracts[operationId]
  const { reason, rule, state, allowed, fix, evidence } = rejection?.options ?? {
    reason: idle ?? `${operationId ?? method} was ${inWork ? 'accepted, and is in work' : 'carried out'}.`,
    evidence: contract?.evidence,
  }
  return redactJson(sandbox, {
    requestId,
    sandbox: sandbox.id,
    at: instant(at),
    request: `${method} ${target}`,
    status: response.status,
    outcome: rejection ? 'refused' : 'accepted',
    ...(operationId ? { operation: operationId } : {}),
    ...(client === undefined ? {} : { client }),
    ...(principal ? { scopes: principal.scopes } : {}),
    ...(rule === undefined ? {} : { rule }),
    reason,
    ...(rejectedAt === undefined ? {} : { stage: rejectedAt, progress: describeProgress(rejectedAt) }),
    ...(state ? { state } : {}),
    ...(allowed ? { allowed } : {}),
    ...(fix ? { fix } : {}),
    ...(evidence ? { evidence } : {}),
    ...rowOf(exchange),
    ...(exchange.fault ? { fault: `${exchange.fault.id}: ${describeFault(exchange.fault)}` } : {}),
    history: historyOf(sandbox, exchange),
    notes: [
      ...(inWork ? [notDone] : []),
      ...(contract ? notesOf(contract, exchange) : []),
      ...passedBy(sandbox, exchange),
    ],
  } satisfies Explanation)
}

const rows = new Map(recordingLifecycle.map((row) => [row.id, row]))

function rowOf({ row: id = '' }: Exchange): Pick<Explanation, 'row'> {
  const row = rows.get(id)
  return row ? { row: { id: row.id, evidence: row.evidence } } : {}
}

const notDone = '202 is not done: read the state until it has changed before the next command.'

function historyOf(sandbox: Sandbox, { rejection, after }: Exchange): Explanation['history'] {
  const subject = rejection?.options.subject
  if (subject === undefined) return []
  const conversation = sandbox.world.recordings.get(subject)?.conversationId
  return sandbox.events
    .newest()
    .filter(({ sequence, event }) => sequence <= after && [subject, conversation].includes(subjectOf(event)))
    .slice(-5)
    .map(({ at, event, cause }) => ({ at: instant(at), event: event.type, cause }))
}

function notesOf(contract: OperationContract, { body, rejection }: Exchange): string[] {
  const schema = bodySchema(contract)
  const fields = schema && fieldsOf(body)
  if (!schema || !fields) return []
  const { kind } = rejection?.options ?? {}
  if (kind === 'authentication' || kind === 'scope') return whatIsNext(schema, fields)
  const obeyed = obeyedAction(contract, body)
  if (rejection) return obeyed
  return fields
    .filter((field) => !Object.hasOwn(schema.properties ?? {}, field))
    .map((field) => `The field ${JSON.stringify(field.slice(0, 80))} is unknown: accepted, and ignored.`)
    .concat(obeyed)
}

/** Who sends another action than the path names may not have meant to. */
function obeyedAction({ operationId, path }: OperationContract, body: string): string[] {
  const named =
    operationId === 'startRecording' ? 'start' : operationId === 'stopRecording' ? 'stop' : undefined
  const action = objectOf(body)?.['action']
  if (named === undefined || (action !== 'start' && action !== 'stop') || action === named) return []
  return [`The body says action ${action}, and the path ${path}: see action-${action}-on-${named}-path.`]
}

/** Who mends the token meets the next refusal: the body is looked at only then. */
function whatIsNext({ required = [] }: Schema, fields: readonly string[]): string[] {
  const missing = required.filter((field) => !fields.includes(field))
  return missing.map((field) => `The body would be refused next: ${field} is missing.`)
}

/** The fields of a JSON object; undefined for another body. */
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
