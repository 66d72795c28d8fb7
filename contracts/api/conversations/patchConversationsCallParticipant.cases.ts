import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { lacks } from '../platform.cases.js'
import { agent, recordCases } from './participant.cases.js'

const start = { as: 'recorder', params: agent, json: { recording: true } } as const
const operation = 'patchConversationsCallParticipant'

export const cases: ContractCases = [
  {
    name: 'returns 403 for a token without the permission',
    request: { ...start, as: 'studio-basic' },
    expect: lacks('recording:control, conversation:call:record'),
  },
  ...recordCases(
    operation,
    (recording) => ({ recording }),
    () => ({ status: 202, body: '' }),
  ),
  {
    name: 'returns 403 for recording:control under the variant with the documented permission only',
    assume: { 'participant-recording-permission': 'documented-only' },
    request: start,
    expect: lacks('conversation:call:record'),
  },
  {
    name: 'returns 400 for a body without a field',
    request: { ...start, json: {} },
    expect: rejected(
      400,
      'bad.request',
      'The request body is not valid: it must NOT have fewer than 1 properties',
    ),
  },
  {
    name: 'returns 400 for a recording that is not a boolean',
    request: { ...start, json: { recording: 'ACTIVE' } },
    expect: rejected(400, 'bad.request', 'The request body is not valid: recording must be boolean', {
      details: [{ errorCode: 'type', fieldName: 'recording' }],
    }),
  },
]
