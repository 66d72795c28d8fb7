import type { Operation } from '../operation.js'
import { findChannel } from './find-channel.js'
import { presentTopics } from './present-channel.js'

export const getNotificationsChannelSubscriptions: Operation<'getNotificationsChannelSubscriptions'> = (
  world,
  { params, principal },
) => {
  const { topics } = findChannel(world, principal, params.channelId)
  return { response: { status: 200, body: { entities: presentTopics(topics) } } }
}
