import type { Operation } from '../operation.js'
import { commandOwnCall } from './command.js'

export const maskCall: Operation<'maskCall'> = (world, call) => commandOwnCall(world, call, 'mask')
