import type { Decision, OperationCall } from '../operation.js'
import type { World } from '../../world/world.js'
import { findChannel } from './find-channel.js'
import { presentTopics } from './present-channel.js'
import { requireFewTopics, topicsOf } from './topics.js'

type Call = OperationCall<'postNotificationsChannelSubscriptions' | 'putNotificationsChannelSubscriptions'>

/** Sets the topics of a channel, which also extends its life. `keep`: those that it has stay. */
export function setTopics(world: World, { params, principal, body, now }: Call, keep: boolean): Decision {
  const { channelId, topics: before } = findChannel(world, principal, params.channelId)
  const kept = keep ? before : []
  requireFewTopics(world, [...kept, ...body.map(({ id }) => id)])
  const wanted = topicsOf(world, body)
  const rejected = wanted.filter(({ state }) => state === 'Rejected')
  const permitted = wanted.flatMap(({ id, state }) => (state === 'Permitted' ? [id] : []))
  const topics = [...new Set([...kept, ...permitted])]
  return {
    events: [{ type: 'ChannelSubscribed', channelId, topics, at: now }],
    response: { status: 200, body: { entities: [...presentTopics(topics), ...rejected] } },
  }
}
