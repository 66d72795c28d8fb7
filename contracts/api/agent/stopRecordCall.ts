import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { command } from './contact-command.js'
import { declared, recordPermission, services } from './contact.js'

export const stopRecordCall = {
  ...command,
  operationId: 'stopRecordCall',
  undeclared401: true,
  path: `${services}/agent-sessions/{sessionId}/interactions/{contactId}/stop-record`,
  summary: 'Stop the recording of a call, which the API does not allow',
  evidence: assumed('agent-stop-record'),
  ambiguities: [...command.ambiguities, 'agent-stop-record'],
  security: { kind: 'bearer', permission: recordPermission },
  responses: { ...command.responses, ...declared(405) },
} as const satisfies OperationContract
