import type { OperationContract } from '../../contract.js'
import { command } from './contact-command.js'
import { recordPermission, services } from './contact.js'

export const path = `${services}/agent-sessions/{sessionId}/interactions/{contactId}/record` as const

export const recordCall = {
  ...command,
  operationId: 'recordCall',
  path,
  summary: 'Record a call of the agent; nothing but the end of the call stops it',
  security: { kind: 'bearer', permission: recordPermission },
  ambiguities: [...command.ambiguities, 'agent-record-after-stop'],
} as const satisfies OperationContract
