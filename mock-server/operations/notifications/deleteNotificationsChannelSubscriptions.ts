import type { Operation } from '../operation.js'
import { findChannel } from './find-channel.js'

export const deleteNotificationsChannelSubscriptions: Operation<'deleteNotificationsChannelSubscriptions'> = (
  world,
  { params, principal, now },
) => {
  const { channelId } = findChannel(world, principal, params.channelId)
  return {
    events: [{ type: 'ChannelSubscribed', channelId, topics: [], at: now }],
    response: { status: 200 },
  }
}
