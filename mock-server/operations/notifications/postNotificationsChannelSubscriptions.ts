import type { Operation } from '../operation.js'
import { setTopics } from './set-topics.js'

export const postNotificationsChannelSubscriptions: Operation<'postNotificationsChannelSubscriptions'> = (
  world,
  call,
) => setTopics(world, call, true)
