import type { OperationContract } from '../../contract.js'
import { genesysSdk } from '../../evidence.js'
import { errorBody, errorResponse, formLabel, noToken, platformRefusals, wrongLabel } from '../error-body.js'
import { finishedRecording } from './demo.js'
import { recordingSchema } from './recording.js'

const finished = { conversationId: 'conv-789', recordingId: 'rec-789' }

export const putConversationRecording = {
  operationId: 'putConversationRecording',
  surface: 'platform',
  method: 'PUT',
  path: '/api/v2/conversations/{conversationId}/recordings/{recordingId}',
  summary: "Update a recording's name, archive date and delete date",
  security: { kind: 'bearer', anyScope: ['recording:write'] },
  evidence: genesysSdk,
  ambiguities: ['recordings-before-start', 'division-refusal', 'media-type'],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            archiveDate: { type: ['string', 'null'], format: 'date-time', description: 'null removes it' },
            deleteDate: { type: ['string', 'null'], format: 'date-time', description: 'null removes it' },
          },
        },
      },
    },
  },
  responses: {
    '200': {
      description: 'the updated recording',
      content: { 'application/json': { schema: recordingSchema } },
    },
    '400': errorResponse('the body is not JSON, or a date is not valid'),
    '404': errorResponse('no such conversation, or no such recording of it'),
    '415': errorResponse('the Content-Type is not application/json'),
    ...platformRefusals,
  },
  cases: [
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
  ],
} as const satisfies OperationContract
