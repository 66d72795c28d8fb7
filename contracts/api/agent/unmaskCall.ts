import type { OperationContract } from '../../contract.js'
import { command } from './contact-command.js'
import { maskPermission, services } from './contact.js'

const path = `${services}/agent-sessions/{sessionId}/interactions/{contactId}/unmask` as const

export const unmaskCall = {
  ...command,
  operationId: 'unmaskCall',
  path,
  summary: 'Go on recording a call of the agent after it was masked',
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
