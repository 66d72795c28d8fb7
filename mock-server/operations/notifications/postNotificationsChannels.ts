import { maxChannels } from '../../../contracts/api/notifications/channel.js'
import { channelMs, type Channel, type ChannelEvent } from '../../world/channels.js'
import { mint } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { isOwn } from './find-channel.js'
import { presentChannel } from './present-channel.js'

export const postNotificationsChannels: Operation<'postNotificationsChannels'> = (world, call) => {
  const { clientId, userId, digest: tokenDigest } = call.principal
  const channel: Channel = {
    channelId: `${world.sandboxId}.streaming-0-${mint(world, 'channel').slice(0, 26)}`,
    clientId,
    ...(userId === undefined ? {} : { userId }),
    tokenDigest,
    topics: [],
    usedAt: call.now,
    expiresAt: call.now + channelMs,
    connected: false,
  }
  return {
    events: [...replaced(world, channel), { type: 'ChannelCreated', channel }],
    response: { status: 200, body: presentChannel(channel, call.baseUrl) },
  }
}

/**
 * "Creating a 21st channel will remove the channel with oldest last used date. Channels without an active connection
 * will be removed first."
 */
function replaced({ channels }: World, created: Channel): ChannelEvent[] {
  const own = [...channels.values()].filter((each) => isOwn(each, created))
  if (own.length < maxChannels) return []
  const open = own.filter(({ connected }) => !connected)
  const candidates = open.length > 0 ? open : own
  const oldest = candidates.reduce((least, each) => (each.usedAt < least.usedAt ? each : least))
  return [{ type: 'ChannelRemoved', channelId: oldest.channelId }]
}
