import type { Operation } from '../operation.js'
import { commandOwnCall } from './command-contact.js'

export const recordCall: Operation<'recordCall'> = (world, call) => commandOwnCall(world, call, 'start')
