import type { Call } from '../operation.js'
import type { RecordingEvent } from '../../world/events.js'
import type { World } from '../../world/world.js'
import { command } from '../recording-controls/command.js'
import { findConversation, noRecording } from './find.js'

type RecordingstateCall = Call<'patchConversationRecordingstate' | 'putConversationsCallRecordingstate'>

/** Pauses or resumes the recording of a conversation: the events that follow. */
export function setRecordingstate(
  world: World,
  { params, principal, body, now }: RecordingstateCall,
): readonly RecordingEvent[] {
  const conversation = findConversation(world, principal, params.conversationId)
  const recording = world.recordings.get(conversation.recordingId)
  if (!recording) throw noRecording(world, conversation.recordingId)
  const on = body.recordingState === 'PAUSED' ? 'mask' : 'unmask'
  const refused = { kind: 'conflict', status: 400, code: 'bad.request' } as const
  return command(world, conversation, recording, on, now, refused).events
}
