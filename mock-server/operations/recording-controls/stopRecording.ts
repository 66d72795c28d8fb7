import type { Operation } from '../operation.js'
import { recordingCommand } from './recording-command.js'

export const stopRecording: Operation<'stopRecording'> = (world, call) =>
  recordingCommand(world, call, 'stop')
