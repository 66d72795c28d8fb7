import type { OperationContract } from '../../contract.js'
import { ofOwnCall } from './hold-contact.js'
import { services } from './contact.js'

export const holdCall = {
  ...ofOwnCall,
  operationId: 'holdCall',
  path: `${services}/agent-sessions/{sessionId}/interactions/{contactId}/hold`,
  summary: "Put the agent's call on hold",
  ambiguities: [...ofOwnCall.ambiguities, 'agent-masked-call', 'recording-while-held'],
} as const satisfies OperationContract
