import type { AmbiguityName } from '../../../contracts/register/ambiguities.js'
import { assumed, genesysClass, genesysErrorCodes } from '../../../contracts/evidence.js'
import type { Decision, OperationCall } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { World } from '../../world/world.js'
import { decideCommand, type RejectedAs } from '../recording-controls/decide-command.js'
import { findConversation, noRecording } from './find-conversation.js'

type RecordingstateCall = OperationCall<
  'patchConversationRecordingstate' | 'putConversationsCallRecordingstate'
>

/** Pauses or resumes the recording of a conversation. The caller adds the response. */
export function setRecordingstate(
  world: World,
  { params, principal, body, now }: RecordingstateCall,
): Omit<Decision, 'response'> {
  const wanted = stateOf(world, body.recordingState)
  const conversation = findConversation(world, principal, params.conversationId)
  const recording = world.recordings.get(conversation.recordingId)
  if (!recording) throw noRecording(world, conversation.recordingId)
  if (wanted === 'NONE') return {}
  const on = wanted === 'PAUSED' ? 'mask' : 'unmask'
  const { events, row } = decideCommand({
    world,
    conversation,
    recording,
    on,
    now,
    rejectedAs: () => rejectedAs(world),
  })
  return { events, row }
}

function rejectedAs({ assumptions }: World): ReturnType<RejectedAs> {
  return assumptions['recordingstate-when-not-recording'] === 'conflict'
    ? { kind: 'conflict', status: 409, code: 'conflict' }
    : { kind: 'conflict', status: 400, code: 'bad.request' }
}

function stateOf({ assumptions }: World, sent: string): string {
  const state = sent.toUpperCase()
  if (state !== sent && assumptions['recordingstate-spelling'] === 'upper-case') {
    throw invalidState(sent, 'recordingstate-spelling', 'is in lower case', state)
  }
  if (state === 'NONE' && assumptions['recordingstate-none'] === 'refused') {
    throw invalidState(sent, 'recordingstate-none', 'neither pauses nor resumes', 'PAUSED or ACTIVE')
  }
  return state
}

function invalidState(value: string, question: AmbiguityName, is: string, instead: string): Rejection {
  const [field, allowed] = ['recordingState', 'ACTIVE, PAUSED']
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'invalid.value',
    message: `Value [${value}] is not valid for field type [${field}]. Allowable values are: ${allowed}`,
    messageWithParams:
      'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
    messageParams: { value, field, allowed },
    details: [{ errorCode: 'invalid.value', fieldName: field }],
    rule: question,
    evidence: assumed(question),
    statusEvidence: genesysClass('conversations'),
    bodyEvidence: genesysErrorCodes,
    reason: `The recordingState "${value}" ${is}. See ${question} in the ambiguity register.`,
    allowed: ['{"recordingState":"PAUSED"}', '{"recordingState":"ACTIVE"}'],
    fix: [`Send recordingState as ${instead}.`],
  })
}
