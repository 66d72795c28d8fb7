import { rejected } from '../error-body.cases.js'
import type { ContractCases } from '../../case.js'
import { unknownConversation, withoutGrant, withoutToken } from '../platform.cases.js'
import { connectedConversation } from './demo.cases.js'

export const cases: ContractCases = [
  {
    name: 'carries the recordingId of each call before anything is recorded',
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: connectedConversation },
  },
  {
    name: 'carries recordingId and conferenceId itself under that variant',
    assume: { 'conversation-recording-id': 'top-level' },
    request: { as: 'studio-basic', params: { conversationId: 'conv-123' } },
    expect: {
      status: 200,
      body: { ...connectedConversation, recordingId: 'rec-123', conferenceId: 'conf-123' },
    },
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
