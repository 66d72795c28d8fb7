import type { OperationContract } from '../../contracts/contract.js'
import { assumed, cxoneSpec, genesysErrorCodes, genesysStatuses } from '../../contracts/evidence.js'
import { describeId } from '../operations/conversations/describe-id.js'
import { Rejection, type RejectionOptions } from '../operations/rejection.js'
import type { SchemaError } from '../validation/validate.js'
import type { World } from '../world/world.js'

/** The rejection of a body that does not match its schema. `error` is the first mismatch. */
export function badBody(
  world: World,
  contract: OperationContract,
  value: unknown,
  error: SchemaError | undefined,
): Rejection {
  const field = error ? fieldOf(error) : ''
  const forum = contract.surface === 'recordingcontrols'
  const missing = error?.keyword === 'required'
  const explained =
    field === 'recordingId'
      ? explainRecordingId(world, contract, value)
      : explainField(contract, field, error)
  return new Rejection({
    kind: 'request',
    status: forum ? Number(world.assumptions['bad-body-status']) : 400,
    ...describe(field, value, error),
    rule: missing ? `${field.slice(field.lastIndexOf('.') + 1)}-required` : 'body-schema',
    ...(forum ? { evidence: assumed('bad-body-status') } : evidenceOfBadRequest(contract)),
    ...(missing && contract.requiredEvidence ? { evidence: contract.requiredEvidence } : {}),
    allowed: [examples[contract.operationId] ?? 'a JSON object of the schema in the OpenAPI document'],
    ...explained,
  })
}

/** The rejection of a query that does not match its schema. */
export function badQuery(contract: OperationContract, error: SchemaError | undefined): Rejection {
  return badParameter(contract, error ? fieldOf(error) : '', error?.message ?? 'does not fit', error?.keyword)
}

/**
 * The rejection of one query parameter. An operation that declares no 400 answers 404.
 * @param wrong what is wrong, for example "must be integer"
 */
export function badParameter(
  contract: OperationContract,
  name: string,
  wrong: string,
  errorCode = 'type',
): Rejection {
  return new Rejection({
    kind: 'request',
    status: '400' in contract.responses || !('404' in contract.responses) ? 400 : 404,
    code: 'bad.request',
    message: `The query parameter ${name} is not valid: it ${wrong}`,
    details: [{ errorCode, fieldName: name }],
    rule: 'query-schema',
    ...evidenceOfBadRequest(contract),
    reason: `The query parameter ${name} ${wrong}.`,
    fix: [`Correct ${name}, or leave it out.`],
  })
}

function evidenceOfBadRequest(
  contract: OperationContract,
): Pick<RejectionOptions, 'evidence' | 'statusEvidence' | 'bodyEvidence'> {
  const { surface, evidence } = contract
  if (surface === 'platform') return { evidence: genesysStatuses(contract), bodyEvidence: genesysErrorCodes }
  if (evidence.location === cxoneSpec.location)
    return { evidence, statusEvidence: evidence, bodyEvidence: evidence }
  // A client shows what it sends, and nothing of what is rejected.
  return { evidence: assumed('userhub-error-body') }
}

const examples: Readonly<Record<string, string>> = {
  startRecording: '{"recordingId":"…","action":"start"}',
  stopRecording: '{"recordingId":"…","action":"stop"}',
  patchConversationRecordingstate: '{"recordingState":"PAUSED"}',
  putConversationsCallRecordingstate: '{"recordingState":"PAUSED"}',
  patchConversationsCallParticipant: '{"recording":true}',
  postConversationsCallParticipantSnippetRecord: '{"type":"snippet","record":true}',
  patchConversationParticipantAttributes: '{"attributes":{"accountNumber":"4711"}}',
  postOauthClients: '{"name":"…","authorizedGrantType":"CLIENT-CREDENTIALS","scope":["recording:control"]}',
  putOauthClient: '{"name":"…","authorizedGrantType":"CLIENT-CREDENTIALS","scope":["recording:control"]}',
  postNotificationsChannelSubscriptions: '[{"id":"v2.users.{id}.conversations.calls"}]',
  putNotificationsChannelSubscriptions: '[{"id":"v2.users.{id}.conversations.calls"}]',
  putConversationRecording: '{"name":"…","archiveDate":"2026-02-01T00:00:00Z","deleteDate":null}',
}

function fieldOf({ instancePath, params }: SchemaError): string {
  const missing: unknown = params['missingProperty']
  const path = instancePath.slice(1).replaceAll('/', '.')
  return typeof missing === 'string' ? [path, missing].filter(Boolean).join('.') : path
}

type Wording = Pick<
  Rejection['options'],
  'code' | 'message' | 'details' | 'messageWithParams' | 'messageParams'
>

function describe(field: string, value: unknown, error: SchemaError | undefined): Wording {
  const prefix = 'The request body is not valid:'
  if (error?.keyword === 'required') {
    const details = [{ errorCode: 'required', fieldName: field }]
    return { code: 'bad.request', message: `${prefix} ${field} is required`, details }
  }
  if (error?.keyword === 'enum') {
    const given = show(fieldsOf(value)[field])
    const allowed = allowedBy(error)
    return {
      code: 'invalid.value',
      message: `Value [${given}] is not valid for field type [${field}]. Allowable values are: ${allowed}`,
      messageWithParams:
        'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
      messageParams: { value: given, field, allowed },
      details: [{ errorCode: 'invalid.value', fieldName: field }],
    }
  }
  if (error?.keyword === 'format') {
    const details = [{ errorCode: 'invalid.date', fieldName: field }]
    return { code: 'invalid.date', message: `${prefix} ${field} is not a date`, details }
  }
  const details = field === '' ? [] : [{ errorCode: error?.keyword ?? 'schema', fieldName: field }]
  const message = `${prefix} ${field || 'it'} ${error?.message ?? 'does not fit'}`
  return { code: 'bad.request', message, details }
}

function allowedBy({ params }: SchemaError): string {
  const allowed: unknown = params['allowedValues']
  return Array.isArray(allowed) ? allowed.join(', ') : ''
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function show(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).slice(0, 80)
}

type RejectionReason = Pick<Rejection['options'], 'reason' | 'fix'>

function explainField(
  { operationId }: OperationContract,
  field: string,
  error: SchemaError | undefined,
): RejectionReason {
  const reason = `The body does not match the contract of ${operationId}: ${field || 'it'} ${error?.message ?? 'is wrong'}.`
  if (error?.keyword === 'enum') {
    return { reason, fix: [`Send ${field} as one of ${allowedBy(error)}; values are case-sensitive.`] }
  }
  return { reason, fix: [`Correct ${field || 'the body'}.`] }
}

const whereToFind =
  'Get the conversation with GET /api/v2/conversations/{conversationId}, and use the recordingId of its calls.'

function explainRecordingId(
  world: World,
  { operationId }: OperationContract,
  value: unknown,
): RejectionReason {
  const sent = Object.entries(fieldsOf(value))
  const known = sent.flatMap(([name, id]) => {
    const described = typeof id === 'string' ? describeId(world, id) : undefined
    return described ? [{ name, described }] : []
  })
  const [first] = known
  const action = operationId === 'stopRecording' ? 'stop' : 'start'
  const recordingId = first?.described.conversation.recordingId ?? '…'
  return {
    reason: [
      describeFields(sent),
      ...known.slice(0, 3).map(({ name, described }) => `${name}: ${described.reason}`),
      'The recordingId is a field of each call of the conversation. It is neither the conversation id nor the conference id.',
    ].join(' '),
    fix: [`Send ${JSON.stringify({ recordingId, action })}.`, whereToFind],
  }
}

function describeFields(sent: readonly (readonly [string, unknown])[]): string {
  const exact = sent.find(([name]) => name === 'recordingId')
  if (exact) return `The recordingId in the body is ${exact[1] === '' ? 'empty' : 'not a string'}.`
  const near = sent.find(([name]) => name.toLowerCase().replaceAll(/[^a-z]/g, '') === 'recordingid')
  if (near) return `The body has ${near[0].slice(0, 40)} instead of recordingId. Names are case-sensitive.`
  const names = sent.map(([name]) => name.slice(0, 40)).slice(0, 10)
  return `The body has no recordingId. It has ${names.join(', ') || 'no fields'}.`
}
