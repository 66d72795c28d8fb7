import type { Operation } from '../operation.js'
import { setRecordingstate } from './set-recordingstate.js'

export const putConversationsCallRecordingstate: Operation<'putConversationsCallRecordingstate'> = (
  world,
  call,
) => ({
  ...setRecordingstate(world, call),
  response: { status: 200, body: call.body.recordingState },
})
