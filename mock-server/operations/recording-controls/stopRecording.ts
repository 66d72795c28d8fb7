import type { Operation } from '../operation.js'
import { control } from './recording-command.js'

export const stopRecording: Operation<'stopRecording'> = (world, call) => control(world, call, 'stop')
