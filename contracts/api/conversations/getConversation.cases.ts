import { rejected } from '../error-body.cases.js'
import type { ContractCases } from '../../case.js'
import { unknownConversation, withoutGrant, withoutToken } from '../platform.cases.js'
import { connectedConversation } from './demo.cases.js'

export const cases: ContractCases = [
  {
    name: 'carries the recordingId before anything is recorded',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: connectedConversation },
  },
  {
    name: 'returns not.found for an id that no conversation has under that variant',
    assume: { 'conversation-not-found-code': 'not-found' },
    request: { as: 'recorder', params: { conversationId: 'conv-0' } },
    expect: rejected(404, 'not.found', 'The requested resource was not found.'),
  },
  unknownConversation({ as: 'studio-basic', params: { conversationId: 'conv-0' } }),
  withoutGrant({ as: 'other-division', params: { conversationId: 'conv-123' } }),
  withoutToken({ params: { conversationId: 'conv-123' } }),
]
