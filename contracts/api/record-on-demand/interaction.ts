import type { CaseResponse, CaseRequest, OperationContract, Schema } from '../../contract.js'
import { recordOnDemandSpec } from '../../evidence.js'
import { meanings } from './meanings.js'

export const base = '/interaction-recording-management-service/v1/interactions'

/** The permissions that the operations ask for, as CXone names them. */
export const recordOnDemandPermission = 'Multi-ACD Record on Demand API'
export const maskingPermission = 'Multi-ACD Masking API'
export const screenPermission = 'Record screen interaction'

export const userIdParameter = {
  name: 'userId',
  in: 'query',
  required: true,
  description: 'the UUID of the agent whose call it is; not the id of a call or of a recording',
  schema: { type: 'string' },
} as const

/** What all operations on an agent's interaction share. */
export const interaction = {
  surface: 'record-on-demand',
  evidence: recordOnDemandSpec,
  ambiguities: [
    'record-on-demand-client-token',
    'record-on-demand-product',
    'record-on-demand-bad-user-id',
    'record-on-demand-error-code',
    'record-on-demand-message',
    'record-on-demand-spelling',
  ],
} as const satisfies Partial<OperationContract>

/** What the five commands for a call's recording share with each other. */
export const command = {
  ...interaction,
  method: 'POST',
  parameters: [userIdParameter],
  ambiguities: [...interaction.ambiguities, 'record-on-demand-throttled-body', 'commands-in-work'],
} as const satisfies Partial<OperationContract>

const codeSchema = {
  type: 'object',
  required: ['errorCode', 'message'],
  properties: { errorCode: { type: 'integer' }, message: { type: 'string' } },
} as const satisfies Schema

const timestampedSchema = {
  type: 'object',
  required: ['timestamp', 'status', 'error', 'path'],
  properties: {
    timestamp: { type: 'string', format: 'date-time' },
    status: { type: 'integer' },
    error: { type: 'string' },
    path: { type: 'string' },
  },
} as const satisfies Schema

export type DeclaredStatus = keyof typeof meanings

/** The statuses that an operation declares, each with the body `schema`. */
export function declared(statuses: readonly DeclaredStatus[], schema: Schema = codeSchema) {
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      { description: meanings[status], content: { 'application/json': { schema } } },
    ]),
  )
}

export function declaredEmpty(statuses: readonly DeclaredStatus[]) {
  return Object.fromEntries(statuses.map((status) => [String(status), { description: meanings[status] }]))
}

export const timestamped401 = declared([401], timestampedSchema)

/** `{contactId, httpStatus}`, with more fields for some operations. */
export function acceptedSchema(more: readonly string[] = []): Schema {
  return {
    type: 'object',
    required: ['contactId', 'httpStatus', ...more],
    properties: {
      contactId: { type: 'string', pattern: '^\\d+$' },
      httpStatus: { type: 'string', enum: ['OK', 'ACCEPTED'] },
      description: { type: 'string' },
      ...Object.fromEntries(more.map((name) => [name, { type: 'string' as const }])),
    },
  }
}

export const done = {
  '200': { description: meanings[200], content: { 'application/json': { schema: acceptedSchema() } } },
  '202': { description: meanings[202], content: { 'application/json': { schema: acceptedSchema() } } },
} as const

// What cases send and expect.

/** The agent of the demo scenario, whose connected call has the contact id 460000000001. */
export const agent = 'sam.okafor@demo.example'
export const agentId = '11e90000-0000-4000-8000-000000005001'
export const contactId = '460000000001'

/** A request of the demo's agent, for the own call. */
export const own = { as: agent, query: { userId: agentId } } as const satisfies CaseRequest

export const ok: CaseResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: { contactId, httpStatus: 'OK' },
}

export const accepted: CaseResponse = { status: 202, body: { contactId, httpStatus: 'ACCEPTED' } }

/** `{errorCode, message}` with what the help page says of the status. */
export function refused(status: number, message: string): CaseResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: { errorCode: status, message } }
}

export const unauthorized = refused(401, 'The requesting user failed to authenticate.')
export const forbidden = refused(403, 'The requesting user is not authorized to perform the operation.')
export const badRequest = refused(400, 'Bad request.')
export const noInteraction = refused(404, 'Not found. No active interactions were found.')
export const conflict = refused(409, 'The request cannot be executed due to the service state.')
export const locked = refused(
  425,
  'The interaction is locked while processing a previous Record on demand/Stop on demand request.',
)

/** An answer without a body. */
export function empty(status: number): CaseResponse {
  return { status, headers: { 'content-length': '0', 'content-type': null }, body: '' }
}

/** `{timestamp, status, error, path}` */
export function unauthorizedAt(path: string): CaseResponse {
  const timestamp = '2026-01-15T10:00:00.000Z'
  return { status: 401, body: { timestamp, status: 401, error: 'Unauthorized', path } }
}
