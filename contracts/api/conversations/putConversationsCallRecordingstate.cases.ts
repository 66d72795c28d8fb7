import type { ContractCases } from '../../case.js'
import { formLabel } from '../error-body.cases.js'
import { labelledAsForm, unknownConversation, withoutToken } from '../platform.cases.js'
import {
  conversation,
  invalidState,
  missingPermission,
  notRecording,
  start,
  whileStarting,
} from './recordingstate.cases.js'

const pause = {
  operation: 'putConversationsCallRecordingstate',
  as: 'recorder',
  params: conversation,
  json: { recordingState: 'PAUSED' },
} as const

export const cases: ContractCases = [
  {
    name: 'pauses a recording in progress',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: { status: 202, headers: { 'content-type': 'application/json' }, body: 'PAUSED' },
  },
  {
    name: 'pauses with 200 under that variant',
    assume: { 'recordingstate-put-status': 'ok-200' },
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: { status: 200, body: 'PAUSED' },
  },
  {
    name: 'resumes a paused recording',
    before: [start, pause],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'ACTIVE' } },
    expect: { status: 202, body: 'ACTIVE' },
  },
  {
    name: 'returns 400 when the call is not being recorded',
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: notRecording,
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
    expect: { status: 202, body: 'PAUSED' },
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
  withoutToken({ params: conversation, json: { recordingState: 'PAUSED' } }),
  labelledAsForm({ as: 'recorder', params: conversation, ...formLabel, text: '{"recordingState":"PAUSED"}' }),
  unknownConversation({
    as: 'recorder',
    params: { conversationId: 'rec-123' },
    json: { recordingState: 'PAUSED' },
  }),
]
