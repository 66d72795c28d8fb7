import type { Operation } from '../operation.js'
import { setRecordingstate } from './set-recordingstate.js'

export const patchConversationRecordingstate: Operation<'patchConversationRecordingstate'> = (
  world,
  call,
) => ({
  ...setRecordingstate(world, call),
  response: { status: 202 },
})
