import type { ContractCase } from '../../case.js'
import { any } from '../../matchers.js'
import { agentId, own, unauthorizedAt } from './interaction.cases.js'
import { withoutPermission } from './rejections.cases.js'

/** The number of the contact that a screen recording gets. */
const contactId = any('digits')

export const began = {
  status: 200,
  body: { contactId, interactionId: any('uuid'), httpStatus: 'OK' },
} as const
export const stopped = { status: 200, body: { contactId, httpStatus: 'OK' } } as const
export const acceptedScreen = { status: 202, body: { contactId, httpStatus: 'ACCEPTED' } } as const

export const begin = {
  ...own,
  operation: 'startScreenInteractionRecording',
  query: { userId: agentId, recordingDuration: '60' },
  keep: 'contactId',
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
