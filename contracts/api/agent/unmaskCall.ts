import type { OperationContract } from '../../contract.js'
import { command } from './contact-command.js'
import { maskPermission, services } from './contact.js'

const path = `${services}/agent-sessions/{sessionId}/interactions/{contactId}/unmask` as const

export const unmaskCall = {
  ...command,
  operationId: 'unmaskCall',
  path,
  summary: "Unmask the recording of the agent's call",
  security: { kind: 'bearer', permission: maskPermission },
  parameters: [
    {
      name: 'maskRecordingMedia',
      in: 'query',
      description: 'the media to unmask; the mock records only voice and accepts any value',
      schema: { type: 'string' },
    },
  ],
} as const satisfies OperationContract
