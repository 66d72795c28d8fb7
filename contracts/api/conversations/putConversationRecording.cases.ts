import type { ContractCases } from '../../case.js'
import { formLabel, rejected } from '../error-body.cases.js'
import { labelledAsForm, withoutScope, withoutToken } from '../platform.cases.js'
import { finishedRecording } from './demo.cases.js'

const finished = { conversationId: 'conv-789', recordingId: 'rec-789' }

export const cases: ContractCases = [
  {
    name: 'sets the name and the dates',
    request: {
      as: 'studio-basic',
      params: finished,
      json: {
        name: 'complaint',
        archiveDate: '2026-02-01T00:00:00Z',
        deleteDate: '2027-01-01T00:00:00.000Z',
      },
    },
    expect: {
      status: 200,
      body: {
        ...finishedRecording,
        name: 'complaint',
        archiveDate: '2026-02-01T00:00:00.000Z',
        deleteDate: '2027-01-01T00:00:00.000Z',
      },
    },
  },
  {
    name: 'removes a date that is null and keeps fields that the body does not contain',
    before: [
      {
        operation: 'putConversationRecording',
        as: 'studio-basic',
        params: finished,
        json: { name: 'complaint', archiveDate: '2026-02-01T00:00:00.000Z' },
      },
    ],
    request: { as: 'studio-basic', params: finished, json: { archiveDate: null } },
    expect: { status: 200, body: { ...finishedRecording, name: 'complaint' } },
  },
  {
    name: 'returns 400 for a string that is not a date',
    request: { as: 'studio-basic', params: finished, json: { archiveDate: 'soon' } },
    expect: rejected(400, 'invalid.date', 'The request body is not valid: archiveDate is not a date', {
      details: [{ errorCode: 'invalid.date', fieldName: 'archiveDate' }],
    }),
  },
  withoutScope('recording:write', { as: 'other-division', params: finished, json: { name: 'x' } }),
  {
    name: 'returns 404 for a recording that has not started',
    request: {
      as: 'recorder',
      params: { conversationId: 'conv-123', recordingId: 'rec-123' },
      json: { name: 'x' },
    },
    expect: rejected(404, 'not.found', 'No recording has the id rec-123.'),
  },
  withoutToken({ params: finished, json: { name: 'x' } }),
  labelledAsForm({
    as: 'recorder',
    params: { conversationId: 'conv-789', recordingId: 'rec-789' },
    ...formLabel,
    text: '{"name":"x"}',
  }),
]
