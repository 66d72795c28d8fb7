import type { OperationContract } from '../../contract.js'
import { command, refusedCommands } from './command.js'
import { accepted, maskPermission, own, recordPermission, services, startSession } from './contact.js'

const path = `${services}/agent-sessions/{sessionId}/interactions/{contactId}/unmask` as const
const record = { ...own, operation: 'recordCall' } as const
const mask = { ...own, operation: 'maskCall' } as const

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
  cases: [
    {
      name: 'unmasks what is being recorded',
      before: [startSession, record, mask],
      request: own,
      expect: accepted,
    },
    {
      name: 'changes nothing the second time',
      before: [startSession, record, mask, { ...own, operation: 'unmaskCall' }],
      request: own,
      expect: accepted,
    },
    {
      name: 'is taken whether or not the call is recorded',
      before: [startSession],
      request: own,
      expect: accepted,
    },
    {
      name: 'takes maskRecordingMedia',
      before: [startSession, record],
      request: { ...own, query: { maskRecordingMedia: 'voice' } },
      expect: accepted,
    },
    ...refusedCommands(recordPermission),
  ],
} as const satisfies OperationContract
