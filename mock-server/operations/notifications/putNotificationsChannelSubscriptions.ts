import type { Operation } from '../operation.js'
import { setTopics } from './set-topics.js'

export const putNotificationsChannelSubscriptions: Operation<'putNotificationsChannelSubscriptions'> = (
  world,
  call,
) => setTopics(world, call, false)
