import type { OperationContract } from '../../contract.js'
import { ofOwnCall } from './hold-contact.js'
import { services } from './contact.js'

export const resumeCall = {
  ...ofOwnCall,
  operationId: 'resumeCall',
  path: `${services}/agent-sessions/{sessionId}/interactions/{contactId}/resume`,
  summary: "Take the agent's call off hold",
  ambiguities: [...ofOwnCall.ambiguities, 'recording-while-held'],
} as const satisfies OperationContract
