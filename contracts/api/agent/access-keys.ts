import type { OperationContract } from '../../contract.js'
import { acd, services } from './contact.js'

export const path = `${services}/access-keys` as const
export const keyPath = `${path}/{accessKeyId}` as const

/** Shared by the access key operations of the ACD, which exist in addition to those of UserHub. No error has a body. */
export const acdAccessKeys = {
  ...acd,
  security: { kind: 'bearer' },
  undeclared401: true,
  ambiguities: [...acd.ambiguities, 'access-key-permission'],
} as const satisfies Partial<OperationContract>

const meanings = {
  400: 'a parameter is not valid',
  401: 'the token is not valid',
  403: 'the user lacks the permission for the key, or the tenant has no ACD of CXone',
  404: 'the key does not exist',
} as const

export function declaredOfKeys(...statuses: readonly (keyof typeof meanings)[]) {
  return Object.fromEntries(statuses.map((status) => [String(status), { description: meanings[status] }]))
}

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

/** A key without its secret. */
export const keySchema = {
  type: 'object',
  required: ['accessKeyId', 'agentId', 'billingId', 'isActive'],
  properties: { accessKeyId: text, agentId: integer, billingId: integer, isActive: { type: 'boolean' } },
} as const
