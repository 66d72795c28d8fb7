import type { Operation } from '../operation.js'
import { setRecordingstate } from './set-recordingstate.js'

export const putConversationsCallRecordingstate: Operation<'putConversationsCallRecordingstate'> = (
  world,
  call,
) => ({
  ...setRecordingstate(world, call),
  response: {
    status: world.assumptions['recordingstate-put-status'] === 'ok-200' ? 200 : 202,
    body: call.body.recordingState.toUpperCase(),
  },
})
