import type { ContractCases } from '../../case.js'
import { formLabel } from '../error-body.cases.js'
import { labelledAsForm, lacks, unknownConversation, withoutToken } from '../platform.cases.js'
import {
  conversation,
  lowerCaseState,
  missingPermission,
  notRecording,
  start,
  whileStarting,
} from './recordingstate.cases.js'

export const cases: ContractCases = [
  {
    name: 'pauses what is being recorded',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: { status: 200, body: '' },
  },
  {
    name: 'answers 400 when the call is not being recorded',
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: notRecording,
  },
  {
    name: 'ignores a pause when the call is not being recorded where that variant is assumed',
    assume: { 'recordingstate-when-not-recording': 'ignored' },
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: { status: 200, body: '' },
  },
  {
    name: 'answers 400 while a start is in work, since no 425 is declared here',
    settle: '2s',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: whileStarting,
  },
  {
    name: 'answers 400 to a state in lower case',
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'paused' } },
    expect: lowerCaseState,
  },
  {
    name: 'answers 403 with the error body to a token without the permission',
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
    name: 'answers 403 to recording:control where conversation:recording:pauseOthers alone is assumed',
    assume: { 'recordingstate-permission': 'pauseOthers-only' },
    before: [start],
    request: { as: 'recorder', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: lacks('conversation:recording:pauseOthers'),
  },
  {
    name: 'answers 400 to a token with recording:write, and no 403, where that is assumed to do',
    assume: { 'recordingstate-permission': 'write' },
    request: { as: 'studio-basic', params: conversation, json: { recordingState: 'PAUSED' } },
    expect: notRecording,
  },
]
