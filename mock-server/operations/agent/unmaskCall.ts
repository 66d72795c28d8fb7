import type { Operation } from '../operation.js'
import { commandOwnCall } from './command-contact.js'

export const unmaskCall: Operation<'unmaskCall'> = (world, call) => commandOwnCall(world, call, 'unmask')
