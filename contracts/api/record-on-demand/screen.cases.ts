import type { ContractCase } from '../../case.js'
import { agentId, forbidden, own, unauthorizedAt } from './interaction.cases.js'

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
