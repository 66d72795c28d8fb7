import type { OperationContract } from '../../contract.js'
import { accepted202, acd, declared, declared403 } from './contact.js'

/** Shared by record, mask and unmask. */
export const command = {
  ...acd,
  method: 'POST',
  ambiguities: [
    ...acd.ambiguities,
    'agent-missing-permission',
    'agent-ended-contact',
    'agent-command-in-work',
    'agent-command-while-held',
    'agent-permission-order',
  ],
  responses: { ...accepted202, ...declared(400, 401, 404, 409), ...declared403 },
} as const satisfies Partial<OperationContract>
