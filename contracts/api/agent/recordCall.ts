import type { OperationContract } from '../../contract.js'
import { command } from './contact-command.js'
import { recordPermission, services } from './contact.js'

export const path = `${services}/agent-sessions/{sessionId}/interactions/{contactId}/record` as const

export const recordCall = {
  ...command,
  operationId: 'recordCall',
  path,
  summary: "Record the agent's call; only the end of the call stops the recording",
  security: { kind: 'bearer', permission: recordPermission },
  ambiguities: [...command.ambiguities, 'agent-record-after-stop', 'do-not-record-elsewhere'],
} as const satisfies OperationContract
