import type { OperationContract, Schema } from '../../contract.js'
import { recordOnDemandSpec } from '../../evidence.js'
import { meanings } from './meanings.js'

export const base = '/interaction-recording-management-service/v1/interactions'

/** The permissions that the operations require, with the names that CXone uses. */
export const recordOnDemandPermission = 'Multi-ACD Record on Demand API'
export const maskingPermission = 'Multi-ACD Masking API'
export const screenPermission = 'Record screen interaction'

export const userIdParameter = {
  name: 'userId',
  in: 'query',
  required: true,
  description: 'the UUID of the agent in the call; not the id of a call or a recording',
  schema: { type: 'string' },
} as const

/** Shared by all operations on an agent's interaction. */
export const interaction = {
  surface: 'record-on-demand',
  evidence: recordOnDemandSpec,
  ambiguities: [
    'record-on-demand-client-token',
    'record-on-demand-product',
    'record-on-demand-bad-user-id',
    'record-on-demand-other-errors',
    'record-on-demand-error-code',
    'record-on-demand-message',
    'record-on-demand-spelling',
  ],
} as const satisfies Partial<OperationContract>

/** Shared by the five commands on a call's recording. */
export const command = {
  ...interaction,
  method: 'POST',
  parameters: [userIdParameter],
  ambiguities: [
    ...interaction.ambiguities,
    'record-on-demand-throttled-body',
    'record-on-demand-lock',
    'commands-in-work',
  ],
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
      ...Object.fromEntries(more.map((name) => [name, { type: 'string' as const }])),
    },
  }
}

export const done = {
  '200': { description: meanings[200], content: { 'application/json': { schema: acceptedSchema() } } },
  '202': { description: meanings[202], content: { 'application/json': { schema: acceptedSchema() } } },
} as const
