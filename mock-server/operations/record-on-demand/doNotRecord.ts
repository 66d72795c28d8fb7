import type { Operation } from '../operation.js'
import { plainCommand } from './command-interaction.js'
import { findInteraction } from './find-interaction.js'

export const doNotRecord: Operation<'doNotRecord'> = (world, { query, now }) =>
  plainCommand(world, findInteraction(world, query), 'decline', now)
