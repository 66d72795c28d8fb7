import type { Operation } from '../operation.js'
import { control } from './recording-command.js'

export const startRecording: Operation<'startRecording'> = (world, call) => control(world, call, 'start')
