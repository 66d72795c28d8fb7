import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { errorBody, rejected } from '../error-body.cases.js'
import { lacks, withoutGrant } from '../platform.cases.js'
import { emptyUnauthorized, started } from './recording-command.cases.js'
import { startSettles } from './settling.cases.js'

const missingRecordingId = {
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: errorBody(400, 'bad.request', 'The request body is not valid: recordingId is required', {
    details: [{ errorCode: 'required', fieldName: 'recordingId' }],
  }),
} as const

export const cases: ContractCases = [
  {
    name: 'starts an idle recording',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json', 'inin-correlation-id': any('uuid') },
      body: started,
    },
  },
  {
    name: 'starts without an action, because the path says it',
    request: { as: 'recorder', json: { recordingId: 'rec-123' } },
    expect: { status: 200, body: started },
  },
  {
    name: 'returns an empty 401 for a request without a token',
    request: { json: { recordingId: 'rec-123', action: 'start' } },
    expect: emptyUnauthorized,
  },
  {
    name: 'returns an empty 401 for a token that the mock did not issue',
    request: { headers: { authorization: 'Bearer no-such-token' }, json: { recordingId: 'rec-123' } },
    expect: emptyUnauthorized,
  },
  {
    name: 'returns an empty 401 for an Authorization without a token',
    request: { headers: { authorization: 'Bearer' }, json: { recordingId: 'rec-123' } },
    expect: emptyUnauthorized,
  },
  {
    name: 'returns an empty 401 for a token that expired',
    before: [{ operation: 'getTokensMe', as: 'recorder' }],
    advance: '1h',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: emptyUnauthorized,
  },
  {
    name: 'returns an empty 401 for a token that was revoked',
    before: [{ operation: 'deleteTokensMe', as: 'recorder' }],
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: emptyUnauthorized,
  },
  {
    name: 'returns an empty 401 for a token without recording:control, before it checks the body',
    request: { as: 'studio-basic', json: { conferenceId: 'conf-123', recordingName: 'test_rec' } },
    expect: emptyUnauthorized,
  },
  {
    name: 'returns 403 for a token without recording:control under that variant',
    assume: { 'missing-scope': 'forbidden-403' },
    request: { as: 'studio-basic', json: { recordingId: 'rec-123' } },
    expect: lacks('recording:control'),
  },
  {
    name: 'returns the 401 with a Bearer challenge under that variant',
    assume: { 'unauthorized-challenge': 'bearer', 'unauthorized-correlation-id': 'absent' },
    request: { json: { recordingId: 'rec-123' } },
    expect: {
      status: 401,
      headers: {
        'content-length': '0',
        'www-authenticate': 'Bearer realm="cxone"',
        'inin-correlation-id': null,
      },
      body: '',
    },
  },
  {
    name: 'returns 400 for a body that names a conference instead of a recordingId',
    request: { as: 'recorder', json: { conferenceId: 'conf-123', recordingName: 'test_rec' } },
    expect: missingRecordingId,
  },
  {
    name: 'returns 400 for a body that is not JSON',
    request: { as: 'recorder', headers: { 'content-type': 'application/json' }, text: '{"recordingId":' },
    expect: rejected(400, 'bad.request', 'The request body is not valid JSON'),
  },
  {
    name: 'returns 400 for an unknown action',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'pause' } },
    expect: rejected(
      400,
      'invalid.value',
      'Value [pause] is not valid for field type [action]. Allowable values are: start, stop',
      {
        messageWithParams:
          'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
        messageParams: { value: 'pause', field: 'action', allowed: 'start, stop' },
        details: [{ errorCode: 'invalid.value', fieldName: 'action' }],
      },
    ),
  },
  {
    name: 'returns 400 without an action under that variant',
    assume: { 'action-absent': 'refused' },
    request: { as: 'recorder', json: { recordingId: 'rec-123' } },
    expect: rejected(400, 'bad.request', 'The request body is not valid: action is required', {
      details: [{ errorCode: 'required', fieldName: 'action' }],
    }),
  },
  {
    name: 'returns 415 for JSON labelled as a form, as CXone Studio sends it by default',
    request: {
      as: 'recorder',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      text: '{"recordingId":"rec-123","action":"start"}',
    },
    expect: {
      status: 415,
      headers: { accept: 'application/json' },
      body: errorBody(
        415,
        'unsupported.media.type',
        'The Content-Type application/x-www-form-urlencoded is not supported: send application/json',
      ),
    },
  },
  {
    name: 'accepts JSON with any Content-Type under that variant',
    assume: { 'media-type': 'ignored' },
    request: {
      as: 'recorder',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      text: '{"recordingId":"rec-123","action":"start"}',
    },
    expect: { status: 200, body: started },
  },
  {
    name: 'accepts JSON with any parameters of its Content-Type',
    request: {
      as: 'recorder',
      headers: { 'content-type': 'application/json;charset=ISO-8859-1' },
      text: '{"recordingId":"rec-123","action":"start"}',
    },
    expect: { status: 200, body: started },
  },
  {
    name: 'rejects a charset other than UTF-8 with 415 under that variant',
    assume: { 'content-type-parameters': 'utf-8-only' },
    request: {
      as: 'recorder',
      headers: { 'content-type': 'application/json;charset=ISO-8859-1' },
      text: '{"recordingId":"rec-123","action":"start"}',
    },
    expect: {
      status: 415,
      headers: { accept: 'application/json' },
      body: errorBody(
        415,
        'unsupported.media.type',
        'The Content-Type application/json;charset=ISO-8859-1 is not supported: send application/json',
      ),
    },
  },
  withoutGrant({ as: 'other-division', json: { recordingId: 'rec-123', action: 'start' } }),
  {
    name: 'returns 404 for the id of a conversation',
    request: { as: 'recorder', json: { recordingId: 'conv-123', action: 'start' } },
    expect: rejected(404, 'not.found', 'No recording has the id conv-123.'),
  },
  {
    name: 'returns 422 for a body without a recordingId under that variant',
    assume: { 'bad-body-status': '422' },
    request: { as: 'recorder', json: { action: 'start' } },
    expect: rejected(422, 'bad.request', 'The request body is not valid: recordingId is required', {
      details: [{ errorCode: 'required', fieldName: 'recordingId' }],
    }),
  },
  {
    name: 'returns 400 for an unknown id under that variant',
    assume: { 'unknown-recording': 'bad-request-400' },
    request: { as: 'recorder', json: { recordingId: 'conv-123' } },
    expect: rejected(400, 'bad.request', 'No recording has the id conv-123.'),
  },
  {
    name: 'returns 409 when the call is already being recorded',
    before: [{ operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } }],
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: rejected(409, 'conflict', 'Recording rec-123 is in progress already: it cannot be started.'),
  },
  {
    name: 'returns 200 and changes nothing when already recording under that variant',
    assume: { 'start-while-recording': 'unchanged' },
    before: [{ operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } }],
    advance: '5s',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: { status: 200, body: started },
  },
  {
    name: 'returns 409 when the recording is finished',
    before: [
      { operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } },
      { operation: 'stopRecording', as: 'recorder', json: { recordingId: 'rec-123' } },
    ],
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: rejected(409, 'conflict', 'Recording rec-123 is finished: it cannot be started.'),
  },
  {
    name: 'returns 409 when the call is still alerting',
    request: { as: 'recorder', json: { recordingId: 'rec-456', action: 'start' } },
    expect: rejected(
      409,
      'conflict',
      'Recording rec-456 cannot be started: its call is alerting, not connected.',
    ),
  },
  {
    name: 'stops when the action says stop, because the action decides',
    before: [{ operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } }],
    advance: '30s',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: {
      status: 200,
      body: { ...started, endTime: '2026-01-15T10:00:30.000Z', fileState: 'AVAILABLE' },
    },
  },
  {
    name: 'returns 400 for the action stop under that variant',
    assume: { 'action-stop-on-start-path': 'refused' },
    before: [{ operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } }],
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: rejected(400, 'bad.request', 'The action stop contradicts the path, which ends in /start.', {
      details: [{ errorCode: 'contradiction', fieldName: 'action' }],
    }),
  },
  {
    name: 'returns 204 with no body under that variant',
    assume: { 'success-body': 'empty' },
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } },
    expect: { status: 204, body: '' },
  },
  ...startSettles,
]
