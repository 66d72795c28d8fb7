import type { ContractCases } from '../../case.js'
import { formLabel, rejected } from '../error-body.cases.js'
import { labelledAsForm, withoutGrant } from '../platform.cases.js'
import { emptyUnauthorized } from './recording-command.cases.js'
import { stopSettles } from './settling.cases.js'

const stopped = {
  id: 'rec-123',
  conversationId: 'conv-123',
  startTime: '2026-01-15T10:00:00.000Z',
  endTime: '2026-01-15T10:00:30.000Z',
  creationTime: '2026-01-15T10:00:00.000Z',
  sessionId: 'call-123-customer',
  media: 'call',
  mediaSubtype: 'Trunk',
  fileState: 'AVAILABLE',
  recordingFileRole: 'CUSTOMER_EXPERIENCE',
  selfUri: '/api/v2/conversations/conv-123/recordings/rec-123',
} as const

const start = { operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } } as const

export const cases: ContractCases = [
  {
    name: 'stops a recording in progress',
    before: [start],
    advance: '30s',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: stopped },
  },
  {
    name: 'stops a paused recording',
    before: [
      start,
      {
        operation: 'patchConversationRecordingstate',
        as: 'recorder',
        params: { conversationId: 'conv-123' },
        json: { recordingState: 'PAUSED' },
      },
    ],
    advance: '30s',
    request: { as: 'recorder', json: { recordingId: 'rec-123' } },
    expect: { status: 200, body: stopped },
  },
  {
    name: 'returns an empty 401 for a token without recording:control',
    request: { as: 'studio-basic', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: emptyUnauthorized,
  },
  {
    name: 'returns 400 for a body without a recordingId',
    request: { as: 'recorder', json: { action: 'stop' } },
    expect: rejected(400, 'bad.request', 'The request body is not valid: recordingId is required', {
      details: [{ errorCode: 'required', fieldName: 'recordingId' }],
    }),
  },
  {
    name: 'returns 400 for the action start, which contradicts the path',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: rejected(400, 'bad.request', 'The action start contradicts the path, which ends in /stop.', {
      details: [{ errorCode: 'contradiction', fieldName: 'action' }],
    }),
  },
  {
    name: 'starts when the action says start under that variant',
    assume: { 'action-start-on-stop-path': 'starts' },
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: { status: 200 },
  },
  withoutGrant({ as: 'other-division', json: { recordingId: 'rec-123' } }),
  {
    name: 'returns 404 for a client without a grant for the division under that variant',
    assume: { 'division-refusal': 'not-found-404' },
    request: { as: 'other-division', json: { recordingId: 'rec-123' } },
    expect: rejected(404, 'not.found', 'No recording has the id rec-123.'),
  },
  {
    name: 'returns 404 for an id that no recording has',
    request: { as: 'recorder', json: { recordingId: 'rec-0' } },
    expect: rejected(404, 'not.found', 'No recording has the id rec-0.'),
  },
  {
    name: 'returns 409 before a start',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: rejected(409, 'conflict', 'Recording rec-123 has not started: it cannot be stopped.'),
  },
  {
    name: 'returns 409 when the recording is finished',
    request: { as: 'recorder', json: { recordingId: 'rec-789', action: 'stop' } },
    expect: rejected(409, 'conflict', 'Recording rec-789 is finished: it cannot be stopped.'),
  },
  {
    name: 'returns 409 when the call is still alerting',
    request: { as: 'recorder', json: { recordingId: 'rec-456', action: 'stop' } },
    expect: rejected(
      409,
      'conflict',
      'Recording rec-456 cannot be stopped: its call is alerting, not connected.',
    ),
  },
  {
    name: 'returns 400 before a start under that variant',
    assume: { 'state-conflict-status': '400' },
    request: { as: 'recorder', json: { recordingId: 'rec-123' } },
    expect: rejected(400, 'conflict', 'Recording rec-123 has not started: it cannot be stopped.'),
  },
  {
    name: 'returns 422 before a start under that variant',
    assume: { 'state-conflict-status': '422' },
    request: { as: 'recorder', json: { recordingId: 'rec-123' } },
    expect: rejected(422, 'conflict', 'Recording rec-123 has not started: it cannot be stopped.'),
  },
  ...stopSettles,
  {
    name: 'returns 204 without a body under that variant',
    assume: { 'success-body': 'empty' },
    before: [start],
    request: { as: 'recorder', json: { recordingId: 'rec-123' } },
    expect: { status: 204, body: '' },
  },
  labelledAsForm({ as: 'recorder', ...formLabel, text: '{"recordingId":"rec-123"}' }),
]
