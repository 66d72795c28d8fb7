import { addDue, removeDue } from './recordings/due.js'
import type { World } from './world.js'
import type { Instant } from './entities.js'

/** A notification channel of Genesys Cloud: topics, and the WebSocket that gets their events. */
export interface Channel {
  /** Starts with the id of the sandbox. */
  readonly channelId: string
  readonly clientId: string
  readonly userId?: string
  /** The digest of the token that created it. */
  readonly tokenDigest: string
  readonly topics: readonly string[]
  readonly usedAt: Instant
  readonly expiresAt: Instant
  /** Whether its WebSocket is open. */
  readonly connected: boolean
}

export type ChannelEvent =
  | { readonly type: 'ChannelCreated'; readonly channel: Channel }
  /** It expired, or a newer channel of the same client took its place. */
  | { readonly type: 'ChannelRemoved'; readonly channelId: string }
  | {
      readonly type: 'ChannelSubscribed'
      readonly channelId: string
      readonly topics: readonly string[]
      readonly at: Instant
    }
  | {
      readonly type: 'ChannelConnected' | 'ChannelDisconnected'
      readonly channelId: string
      readonly at: Instant
    }

/** "Channels remain active for 24 hours. To maintain a channel for longer, resubscribe to topics." */
export const channelMs = 86_400_000

/** @throws {RangeError} if the channel does not exist, which is a bug of the caller */
export function applyToChannel(world: World, event: ChannelEvent): void {
  if (event.type === 'ChannelCreated') return putChannel(world, event.channel)
  const { channelId } = event
  const channel = world.channels.get(channelId)
  if (!channel) throw new RangeError(`no channel has the id ${channelId}`)
  switch (event.type) {
    case 'ChannelRemoved':
      removeDue(world.due, channelId)
      return void world.channels.delete(channelId)
    case 'ChannelSubscribed': {
      const { topics, at } = event
      return putChannel(world, { ...channel, topics, usedAt: at, expiresAt: at + channelMs })
    }
    case 'ChannelConnected':
    case 'ChannelDisconnected': {
      const connected = event.type === 'ChannelConnected'
      return putChannel(world, { ...channel, usedAt: event.at, connected })
    }
  }
}

/** Stores a channel, and schedules its end. */
export function putChannel(world: World, channel: Channel): void {
  const { channelId, expiresAt } = channel
  world.channels.set(channelId, channel)
  removeDue(world.due, channelId)
  addDue(world.due, { at: expiresAt, event: { type: 'ChannelRemoved', channelId } })
}
