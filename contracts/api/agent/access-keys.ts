import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { accessKeySchema } from '../cxone-authentication/access-keys.js'
import { acd, declared, declared403 } from './contact.js'

/** Shared by both access key operations of the ACD, which exist in addition to those of UserHub. */
export const acdAccessKeys = {
  ...acd,
  security: { kind: 'bearer' },
  evidence: assumed('acd-access-key-body'),
  ambiguities: [...acd.ambiguities, 'acd-access-key-body', 'access-key-permission', 'access-key-unknown'],
  responses: {
    '200': {
      description: 'the key; only the response that creates it contains the secret',
      content: {
        'application/json': {
          schema: {
            anyOf: [
              { type: 'object', required: ['resultSet'], properties: { resultSet: accessKeySchema } },
              accessKeySchema,
            ],
          },
        },
      },
    },
    ...declared(400, 401, 404, 415),
    ...declared403,
  },
} as const satisfies Partial<OperationContract>
