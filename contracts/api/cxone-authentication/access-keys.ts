import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

export const path = '/access-key-management/v1/access-keys'
export const keyPath = `${path}/{accessKeyId}` as const

/** The permissions to manage the access keys of others and the own ones. NICE's portal calls them privileges. */
export const accessKeyPermission = 'Access Key'
export const ownAccessKeyPermission = 'My Access Key'

/** Shared by all operations on access keys. */
export const accessKeys = {
  surface: 'userhub',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: ['access-key-permission'],
} as const satisfies Partial<OperationContract>

const meanings = {
  400: 'the body or the query is not valid',
  401: 'the token is not valid',
  403: 'the user lacks the permission for the key',
  404: 'the key does not exist',
} as const

/** Error responses. NICE declares no body for them. */
export function declared(...statuses: readonly (keyof typeof meanings)[]) {
  return Object.fromEntries(statuses.map((status) => [String(status), { description: meanings[status] }]))
}

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

/** The fields of an access key in every response. */
export const keyFields = {
  userId: text,
  tenantId: text,
  agentId: integer,
  billingId: integer,
  isActive: { type: 'boolean' },
} as const

export const keyFieldNames = ['userId', 'tenantId', 'agentId', 'billingId', 'isActive'] as const
