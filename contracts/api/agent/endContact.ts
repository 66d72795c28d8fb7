import type { OperationContract } from '../../contract.js'
import { accepted202, acd, declared, services } from './contact.js'

export const endContact = {
  ...acd,
  operationId: 'endContact',
  method: 'POST',
  path: `${services}/contacts/{contactId}/end`,
  summary: 'End any contact (Admin API), and its recording, without regard to its state',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'admin-end-permission', 'end-while-starting'],
  responses: {
    ...accepted202,
    ...declared(401, 404, 405, 409, 500),
    '403': { description: 'not permitted' },
  },
} as const satisfies OperationContract
