import type { OperationContract } from '../../contract.js'
import { acd, declared } from './contact.js'

/** Shared by both access key operations of the ACD, which exist in addition to those of UserHub. No error has a body. */
export const acdAccessKeys = {
  ...acd,
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'access-key-permission', 'acd-access-key-without-parameter'],
} as const satisfies Partial<OperationContract>

export const acdAccessKeyErrors = {
  ...declared(400, 401, 404),
  '403': { description: 'the key belongs to another user, or the tenant has no ACD of CXone' },
} as const
