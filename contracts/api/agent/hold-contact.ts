import type { OperationContract } from '../../contract.js'
import { accepted202, acd, declared, declared403 } from './contact.js'

/** Shared by hold, resume and end. */
export const ofOwnCall = {
  ...acd,
  method: 'POST',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-ended-contact'],
  responses: { ...accepted202, ...declared(401, 404, 409), ...declared403 },
} as const satisfies Partial<OperationContract>
