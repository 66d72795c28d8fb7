import type { ContractCases } from '../../case.js'
import { formLabel } from '../error-body.cases.js'
import { labelledAsForm, lacks, unknownConversation, withoutToken } from '../platform.cases.js'
import {
  conversation,
  invalidState,
  missingPermission,
  notRecording,
  notRecordingConflict,
  start,
  whileStarting,
} from './recordingstate.cases.js'

export const cases: ContractCases = [
  {
    name: 'pauses a recording in progress',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: { status: 202, body: '' },
  },
  {
    name: 'returns 400 when the call is not being recorded',
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: notRecording,
  },
  {
    name: 'ignores a pause when the call is not being recorded under that variant',
    assume: { 'recordingstate-when-not-recording': 'ignored' },
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: { status: 202, body: '' },
  },
  {
    name: 'returns 409 when the call is not being recorded under that variant',
    assume: { 'recordingstate-when-not-recording': 'conflict' },
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: notRecordingConflict,
  },
  {
    name: 'accepts the state NONE without an effect under that variant',
    assume: { 'recordingstate-none': 'ignored' },
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'NONE' } },
    expect: { status: 202, body: '' },
  },
  {
    name: 'returns 400 while a start is being processed, because no 425 is declared here',
    settle: '2s',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: whileStarting,
  },
  {
    name: 'accepts a state in lower case, as the text of the property spells it',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'paused' } },
    expect: { status: 202, body: '' },
  },
  {
    name: 'returns 400 for a state in lower case under that variant',
    assume: { 'recordingstate-spelling': 'upper-case' },
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'paused' } },
    expect: invalidState('paused'),
  },
  {
    name: 'returns 400 for the state NONE',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'NONE' } },
    expect: invalidState('NONE'),
  },
  {
    name: 'returns 400 for a state that the model does not list',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'STOPPED' } },
    expect: invalidState('STOPPED', 'ACTIVE, PAUSED, NONE, active, paused, none'),
  },
  {
    name: 'returns 403 with the error body for a token without the permission',
    request: { as: 'studio-basic', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: missingPermission,
  },
  unknownConversation({
    as: 'recorder',
    params: { conversationId: 'rec-123' },
    json: { recordingState: 'PAUSED' },
  }),
  withoutToken({ params: conversation, json: { recordingState: 'PAUSED' } }),
  labelledAsForm({ as: 'recorder', params: conversation, ...formLabel, text: '{"recordingState":"PAUSED"}' }),
  {
    name: 'returns 403 for recording:control under the variant that requires conversation:recording:pauseOthers',
    assume: { 'recordingstate-permission': 'pauseOthers-only' },
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: lacks('conversation:recording:pauseOthers'),
  },
  {
    name: 'returns 400, not 403, for a token with recording:write under that variant',
    assume: { 'recordingstate-permission': 'write' },
    request: { as: 'studio-basic', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: notRecording,
  },
]
