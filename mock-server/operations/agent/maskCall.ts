import type { Operation } from '../operation.js'
import { commandOwnCall } from './command-contact.js'

export const maskCall: Operation<'maskCall'> = (world, call) => commandOwnCall(world, call, 'mask')
