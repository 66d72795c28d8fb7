import type { ContractCases } from '../../case.js'
import { errorBody, formLabel, noToken, wrongLabel } from '../error-body.cases.js'
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
    name: 'removes a date that is null and keeps what the body does not name',
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
    name: 'answers 400 to a date that is not one',
    request: { as: 'studio-basic', params: finished, json: { archiveDate: 'soon' } },
    expect: {
      status: 400,
      body: errorBody(400, 'invalid.date', 'The request body is not valid: archiveDate is not a date', {
        details: [{ errorCode: 'invalid.date', fieldName: 'archiveDate' }],
      }),
    },
  },
  {
    name: 'answers 403 to a token without recording:write',
    request: { as: 'other-division', params: finished, json: { name: 'x' } },
    expect: {
      status: 403,
      body: errorBody(
        403,
        'missing.any.permissions',
        'Unable to perform the requested action. You must have at least one of the following permissions assigned: [recording:write]',
      ),
    },
  },
  {
    name: 'answers 404 to a recording that has not started',
    request: {
      as: 'recorder',
      params: { conversationId: 'conv-123', recordingId: 'rec-123' },
      json: { name: 'x' },
    },
    expect: { status: 404, body: errorBody(404, 'not.found', 'No recording has the id rec-123.') },
  },
  {
    name: 'answers 401 with the error body to a request without a token',
    request: { params: finished, json: { name: 'x' } },
    expect: noToken,
  },
  {
    name: 'answers 415 to JSON under the label of a form',
    request: {
      as: 'recorder',
      params: { conversationId: 'conv-789', recordingId: 'rec-789' },
      ...formLabel,
      text: '{"name":"x"}',
    },
    expect: wrongLabel,
  },
]
