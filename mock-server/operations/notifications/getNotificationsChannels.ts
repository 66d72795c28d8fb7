import type { Operation } from '../operation.js'
import { isOwn } from './find-channel.js'
import { presentChannel } from './present-channel.js'

/** "Channel Ids for other access tokens will not be shown, but will be presented to show their existence." */
export const getNotificationsChannels: Operation<'getNotificationsChannels'> = (
  world,
  { principal, query, baseUrl },
) => {
  const own = [...world.channels.values()].filter((each) => isOwn(each, principal))
  const ofToken = query.get('includechannels') !== 'oauthclient'
  const entities = own.flatMap((channel) => {
    if (channel.tokenDigest === principal.digest) return [presentChannel(channel, baseUrl)]
    return ofToken ? [] : [{ expires: presentChannel(channel, baseUrl).expires }]
  })
  return { response: { status: 200, body: { entities } } }
}
