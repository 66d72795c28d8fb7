import type { OperationCall } from '../operation.js'
import type { Decision } from '../operation.js'
import type { World } from '../../world/world.js'
import { decideCommand } from '../recording-controls/decide-command.js'
import { findConversation, noRecording } from './find-conversation.js'

type RecordingstateCall = OperationCall<
  'patchConversationRecordingstate' | 'putConversationsCallRecordingstate'
>

/** The vendor declares neither 409 nor 425 here. */
const rejectedAs = () => ({ kind: 'conflict', status: 400, code: 'bad.request' }) as const

/** Pauses or resumes the recording of a conversation. The caller adds the response. */
export function setRecordingstate(
  world: World,
  { params, principal, body, now }: RecordingstateCall,
): Omit<Decision, 'response'> {
  const conversation = findConversation(world, principal, params.conversationId)
  const recording = world.recordings.get(conversation.recordingId)
  if (!recording) throw noRecording(world, conversation.recordingId)
  const on = body.recordingState === 'PAUSED' ? 'mask' : 'unmask'
  const { events, row } = decideCommand({ world, conversation, recording, on, now, rejectedAs })
  return { events, row }
}
