import type { ContractCase, OperationContract } from '../../contract.js'
import {
  agentId,
  declared,
  forbidden,
  interaction,
  own,
  screenPermission,
  timestamped401,
  unauthorizedAt,
} from './interaction.js'

/** What starting and stopping the recording of an agent's screen share. */
export const screen = {
  ...interaction,
  method: 'POST',
  security: { kind: 'bearer', permission: screenPermission },
  ambiguities: [...interaction.ambiguities, 'screen-recording-without-call', 'screen-recording-after-call'],
  refusals: { default: 'code', 401: 'timestamped' },
} as const satisfies Partial<OperationContract>

export const screenRefusals = {
  ...declared([400, 403, 404, 425, 429, 500, 504]),
  ...timestamped401,
}

export const begin = {
  ...own,
  operation: 'startScreenInteractionRecording',
  query: { userId: agentId, recordingDuration: '60' },
} as const

export function screenSecurity(path: string): readonly ContractCase[] {
  return [
    {
      name: 'answers 401 with a timestamp to a request without a token',
      request: { query: begin.query },
      expect: unauthorizedAt(path),
    },
    {
      name: 'answers 403 to a user without the permission',
      world: { permissions: ['Multi-ACD Record on Demand API'] },
      request: { ...own, query: begin.query },
      expect: forbidden,
    },
  ]
}
