import type { Operation } from '../operation.js'
import { recordingStates } from './present-conversation.js'
import { recordParticipant, recordRequired } from './record-participant.js'

export const postConversationsCallParticipantSnippetRecord: Operation<
  'postConversationsCallParticipantSnippetRecord'
> = (world, call) => {
  const { type, record } = call.body
  if (record === undefined && world.assumptions['snippet-record-absent'] === 'refused') throw recordRequired()
  const { events, row, recording } = recordParticipant(world, call, type, record === true ? 'start' : 'stop')
  return { events, row, response: { status: 200, body: recordingStates[recording.state] } }
}
