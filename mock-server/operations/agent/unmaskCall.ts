import type { Operation } from '../operation.js'
import { commandOwnCall } from './command.js'

export const unmaskCall: Operation<'unmaskCall'> = (world, call) => commandOwnCall(world, call, 'unmask')
