import type { Operation } from '../operation.js'
import { plainCommand } from './command-interaction.js'
import { findInteraction } from './find-interaction.js'

export const doNotRecord: Operation<'doNotRecord'> = (world, call) =>
  plainCommand(world, findInteraction(world, call), 'decline', call.now)
