import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { lacks } from '../platform.cases.js'
import { agent, recordCases } from './participant.cases.js'

const start = { as: 'recorder', params: agent, json: { type: 'snippet', record: true } } as const
const operation = 'postConversationsCallParticipantSnippetRecord'

export const cases: ContractCases = [
  {
    name: 'returns 403 for a token without the permission',
    request: { ...start, as: 'studio-basic' },
    expect: lacks('recording:control, conversation:recording:snippetRecord'),
  },
  ...recordCases(
    operation,
    (record) => ({ type: 'snippet', record }),
    (state) => ({ status: 200, headers: { 'content-type': 'application/json' }, body: state }),
  ),
  {
    name: 'returns NONE until the start has settled',
    settle: '2s',
    request: start,
    expect: { status: 200, body: 'NONE' },
  },
  {
    name: 'returns 403 for recording:control under the variant with the documented permission only',
    assume: { 'participant-recording-permission': 'documented-only' },
    request: start,
    expect: lacks('conversation:recording:snippetRecord'),
  },
  {
    name: 'returns 400 for a type that the model does not list',
    request: { ...start, json: { type: 'trunk', record: true } },
    expect: rejected(
      400,
      'invalid.value',
      'Value [trunk] is not valid for field type [type]. Allowable values are: snippet, adhoc',
      {
        messageWithParams:
          'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
        messageParams: { value: 'trunk', field: 'type', allowed: 'snippet, adhoc' },
        details: [{ errorCode: 'invalid.value', fieldName: 'type' }],
      },
    ),
  },
  {
    name: 'returns 400 for a body without record',
    request: { ...start, json: { type: 'snippet' } },
    expect: rejected(400, 'bad.request', 'The request body is not valid: record is required', {
      details: [{ errorCode: 'required', fieldName: 'record' }],
    }),
  },
  {
    name: 'stops without record under that variant',
    assume: { 'snippet-record-absent': 'stops' },
    before: [{ operation, ...start }],
    request: { ...start, json: { type: 'snippet' } },
    expect: { status: 200, body: 'NONE' },
  },
]
