import type { Operation } from '../operation.js'
import { setMasking } from './set-masking.js'

export const unmaskRecording: Operation<'unmaskRecording'> = (world, call) =>
  setMasking(world, call, 'unmask')
