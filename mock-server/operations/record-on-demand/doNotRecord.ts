import type { Operation } from '../operation.js'
import { plainCommand } from './command.js'
import { findInteraction } from './interaction.js'

export const doNotRecord: Operation<'doNotRecord'> = (world, { query, now }) =>
  plainCommand(world, findInteraction(world, query), 'decline', now)
