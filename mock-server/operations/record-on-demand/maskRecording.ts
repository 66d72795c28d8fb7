import type { Operation } from '../operation.js'
import { setMasking } from './set-masking.js'

export const maskRecording: Operation<'maskRecording'> = (world, call) => setMasking(world, call, 'mask')
