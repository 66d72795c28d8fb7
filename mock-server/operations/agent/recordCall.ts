import type { Operation } from '../operation.js'
import { commandOwnCall } from './command.js'

export const recordCall: Operation<'recordCall'> = (world, call) => commandOwnCall(world, call, 'start')
