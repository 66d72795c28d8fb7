import type { OperationContract } from '../../contract.js'
import { agentApiSpec } from '../../evidence.js'

/** The prefix of every path of the ACD's API. */
export const services = '/inContactAPI/services/{version}'

/** The permissions that the operations require, with the names that NICE's SDK uses. */
export const recordPermission = 'RecordContact'
export const maskPermission = 'Masking'

/** The permission to act as another agent. NICE's portal calls it a setting of the security profile. */
export const impersonatePermission = 'Impersonate Agent'

/** Shared by all operations of the ACD's API. */
export const acd = {
  surface: 'agent',
  evidence: agentApiSpec,
  ambiguities: [
    'agent-product',
    'browser-origins',
    'agent-status-description',
    'agent-forbidden-description',
    'agent-forbidden-error',
    'agent-other-description',
    'in-contact-api-case',
    'in-contact-api-version',
  ],
} as const satisfies Partial<OperationContract>

const text = { type: 'string' } as const

const errorSchema = {
  type: 'object',
  required: ['error', 'error_description'],
  properties: { error: text, error_description: text },
} as const

/** The header icStatusDescription contains the reason of a rejection, except for 401. */
const meanings = {
  400: 'a parameter is not valid',
  401: 'the token is not valid',
  404: 'the version, the session or the contact does not exist',
  405: 'the path does not support the method',
  409: 'the state does not allow the command',
  415: 'the body is not JSON',
  500: 'the service failed',
  503: 'the service is not available',
} as const

/** Error responses without a body. */
export function declared(...statuses: readonly (keyof typeof meanings)[]) {
  return Object.fromEntries(statuses.map((status) => [String(status), { description: meanings[status] }]))
}

/** Error responses with a body: those of the operations that read contacts. */
export function declaredWithBody(...statuses: readonly (keyof typeof meanings)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      { description: meanings[status], content: { 'application/json': { schema: errorSchema } } },
    ]),
  )
}

/** 403, which has a body in most operations. */
export const declared403 = {
  '403': { description: 'not permitted', content: { 'application/json': { schema: errorSchema } } },
} as const

export const accepted202 = { '202': { description: 'accepted, without a body' } } as const

export const session202 = {
  '202': {
    description: 'the id of the session',
    content: {
      'application/json': {
        schema: { type: 'object', required: ['sessionId'], properties: { sessionId: text } },
      },
    },
  },
} as const
