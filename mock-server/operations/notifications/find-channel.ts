import { genesysClass, genesysErrorCodes } from '../../../contracts/evidence.js'
import { Rejection } from '../rejection.js'
import type { Channel } from '../../world/channels.js'
import type { World } from '../../world/world.js'
import type { Principal } from '../../world/entities.js'

/** Whether a channel belongs to the client and the user of a token. */
export function isOwn(
  { clientId, userId }: Channel,
  principal: Pick<Principal, 'clientId' | 'userId'>,
): boolean {
  return clientId === principal.clientId && userId === principal.userId
}

/** @throws {Rejection} 404 */
export function findChannel({ channels }: World, principal: Principal, channelId: string): Channel {
  const channel = channels.get(channelId)
  if (channel && isOwn(channel, principal)) return channel
  throw new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: 'The requested resource was not found.',
    rule: 'channel-exists',
    evidence: genesysClass('notifications'),
    bodyEvidence: genesysErrorCodes,
    reason: channel
      ? `The channel belongs to client ${channel.clientId}.`
      : 'No channel has this id. It may have expired after 24 hours, or a newer channel took its place.',
    fix: ['Create a channel with POST /api/v2/notifications/channels.'],
    subject: channelId,
  })
}
