import { Rejection } from '../operations/rejection.js'
import { requireFewTopics, topicsOf } from '../operations/notifications/topics.js'
import type { Sandbox } from '../sandbox/sandbox.js'

const metadata = (message: string) =>
  JSON.stringify({ topicName: 'channel.metadata', eventBody: { message } })

export const heartbeat = metadata('WebSocket Heartbeat')

const pong = metadata('pong')

/** The answer to a message of a client: to `ping` and to `subscribe`. Everything else is ignored. */
export function answerTo(sandbox: Sandbox, channelId: string, text: string): string | undefined {
  const { message, topics, correlationId } = fieldsOf(text)
  if (message === 'ping') return pong
  if (message !== 'subscribe') return undefined
  const wanted = Array.isArray(topics) ? topics.filter((each) => typeof each === 'string') : []
  try {
    subscribe(sandbox, channelId, wanted)
    return JSON.stringify({ result: '200', status: 'subscribed', correlationId })
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    return JSON.stringify({ result: '400', status: 'failure', message: error.message, correlationId })
  }
}

/** Adds topics, as POST does. It extends the life of the channel too. */
function subscribe(sandbox: Sandbox, channelId: string, wanted: readonly string[]): void {
  const { world, clock } = sandbox.catchUp()
  const before = world.channels.get(channelId)?.topics ?? []
  requireFewTopics(world, [...before, ...wanted])
  const permitted = topicsOf(
    world,
    wanted.map((id) => ({ id })),
  ).flatMap(({ id, state }) => (state === 'Permitted' ? [id] : []))
  const topics = [...new Set([...before, ...permitted])]
  sandbox.commit([{ type: 'ChannelSubscribed', channelId, topics, at: clock.now() }], 'websocket')
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
