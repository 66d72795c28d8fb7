import type { OperationContract } from '../../contract.js'
import { command } from './contact-command.js'
import { maskPermission, services } from './contact.js'

const path = `${services}/agent-sessions/{sessionId}/interactions/{contactId}/mask` as const

export const maskCall = {
  ...command,
  operationId: 'maskCall',
  path,
  summary: 'Mask what is recorded of a call of the agent',
  security: { kind: 'bearer', permission: maskPermission },
  parameters: [
    {
      name: 'maskRecordingMedia',
      in: 'query',
      description: 'which media; the mock has the voice alone, and takes any',
      schema: { type: 'string' },
    },
  ],
} as const satisfies OperationContract
