import type { Operation } from '../operation.js'
import { recordingCommand } from './recording-command.js'

export const startRecording: Operation<'startRecording'> = (world, call) =>
  recordingCommand(world, call, 'start')
