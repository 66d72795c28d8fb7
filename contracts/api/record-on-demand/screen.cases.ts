import type { ContractCase } from '../../case.js'
import { agentId, own, unauthorizedAt } from './interaction.cases.js'
import { withoutPermission } from './rejections.cases.js'

export const begin = {
  ...own,
  operation: 'startScreenInteractionRecording',
  query: { userId: agentId, recordingDuration: '60' },
} as const

export function screenSecurity(path: string): readonly ContractCase[] {
  return [
    {
      name: 'returns 401 with a timestamp for a request without a token',
      request: { query: begin.query },
      expect: unauthorizedAt(path),
    },
    withoutPermission({ ...own, query: begin.query }, ['Multi-ACD Record on Demand API']),
  ]
}
