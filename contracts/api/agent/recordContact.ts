import type { OperationContract } from '../../contract.js'
import { accepted202, acd, declared, declared403, services } from './contact.js'

export const recordContact = {
  ...acd,
  operationId: 'recordContact',
  method: 'POST',
  path: `${services}/contacts/{contactId}/record`,
  summary: 'Record any contact (Admin API); only the end of the contact stops the recording',
  security: { kind: 'bearer' },
  ambiguities: [
    ...acd.ambiguities,
    'admin-record-permission',
    'agent-record-after-stop',
    'do-not-record-elsewhere',
    'agent-command-in-work',
  ],
  responses: { ...accepted202, ...declared(400, 401, 404, 405, 409, 500), ...declared403 },
} as const satisfies OperationContract
