import type { CaseResponse, ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { startSession } from '../agent/contact.cases.js'
import { hold } from '../agent/hold-contact.cases.js'
import { path } from './getRecordingStatus.js'
import { agent, contactId, own, unauthorizedAt } from './interaction.cases.js'

const start = { ...own, operation: 'startRecordingOnDemand' } as const
const stop = { ...own, operation: 'stopRecordingOnDemand' } as const
const mask = { ...own, operation: 'maskRecording' } as const
const decline = { ...own, operation: 'doNotRecord' } as const

function says(status: string, statusReason: string): CaseResponse {
  return {
    status: 200,
    body: {
      contactId,
      segmentId: any('uuid'),
      interactionId: any('uuid'),
      statusReason,
      recordingStatusToAgent: status,
      recordingStatusFromAgent: status,
    },
  }
}

export const cases: ContractCases = [
  { name: 'says NoRecording before a start', request: own, expect: says('NoRecording', 'Policy') },
  {
    name: 'returns no reason before a start under that variant',
    assume: { 'recording-status-when-idle': 'absent' },
    request: own,
    expect: {
      status: 200,
      body: {
        contactId,
        segmentId: any('uuid'),
        interactionId: any('uuid'),
        recordingStatusToAgent: 'NoRecording',
        recordingStatusFromAgent: 'NoRecording',
      },
    },
  },
  {
    name: 'says Recording after a start',
    before: [start],
    request: own,
    expect: says('Recording', 'RecordOnDemand'),
  },
  {
    name: 'says NoRecording while an accepted start is being processed',
    settle: '2s',
    before: [start],
    request: own,
    expect: says('NoRecording', 'Policy'),
  },
  {
    name: 'says Recording after the start has settled',
    settle: '2s',
    before: [start],
    advance: '2s',
    request: own,
    expect: says('Recording', 'RecordOnDemand'),
  },
  {
    name: 'says Stopped for the reason Hold while the call is on hold',
    before: [start, startSession, hold],
    request: own,
    expect: says('Stopped', 'Hold'),
  },
  {
    name: 'says Recording while the call is on hold under that variant',
    assume: { 'recording-while-held': 'recorded' },
    before: [start, startSession, hold],
    request: own,
    expect: says('Recording', 'RecordOnDemand'),
  },
  {
    name: 'says Recording after the call was resumed',
    before: [start, startSession, hold, { ...hold, operation: 'resumeCall' }],
    request: own,
    expect: says('Recording', 'RecordOnDemand'),
  },
  {
    name: 'says Stopped for the reason Mask while it is masked',
    before: [start, mask],
    request: own,
    expect: says('Stopped', 'Mask'),
  },
  {
    name: 'says Recording for the reason Mask under that variant',
    assume: { 'recording-status-while-masked': 'recording' },
    before: [start, mask],
    request: own,
    expect: says('Recording', 'Mask'),
  },
  {
    name: 'says Stopped after a stop',
    before: [start, stop],
    request: own,
    expect: says('Stopped', 'StopOnDemand'),
  },
  {
    name: 'says NoRecording for the reason CustomerDisconsent after do-not-record',
    before: [decline],
    request: own,
    expect: says('NoRecording', 'CustomerDisconsent'),
  },
  {
    name: 'returns 400 with errorCode as a string',
    request: { as: agent },
    expect: { status: 400, body: { errorCode: '400', message: 'Bad request.' } },
  },
  {
    name: 'returns 401 with a timestamp for a request without a token',
    request: { query: own.query },
    expect: unauthorizedAt(path),
  },
  {
    name: 'returns 403 with status and error for a user without the permission',
    world: { permissions: [] },
    request: own,
    expect: { status: 403, body: { status: 403, error: 'Forbidden' } },
  },
  {
    name: 'returns 404 with status and error when the call has ended',
    world: { call: 'ended' },
    request: own,
    expect: { status: 404, body: { status: 404, error: 'Not Found' } },
  },
]
