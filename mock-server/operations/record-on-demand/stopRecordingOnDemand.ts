import type { Operation } from '../operation.js'
import { plainCommand } from './command-interaction.js'
import { findInteraction } from './find-interaction.js'

export const stopRecordingOnDemand: Operation<'stopRecordingOnDemand'> = (world, call) =>
  plainCommand(world, findInteraction(world, call), 'stop', call.now)
