import type { OperationContract } from '../../contract.js'
import { ofOwnCall } from './hold-contact.js'
import { services } from './contact.js'

export const endCall = {
  ...ofOwnCall,
  operationId: 'endCall',
  path: `${services}/agent-sessions/{sessionId}/interactions/{contactId}/end`,
  summary: "End the agent's call, and its recording; a call on hold cannot be ended",
  ambiguities: [...ofOwnCall.ambiguities, 'agent-masked-call', 'end-while-starting'],
} as const satisfies OperationContract
