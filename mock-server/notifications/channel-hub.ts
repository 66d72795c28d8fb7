import { LongPoll } from '../kernel/long-poll.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { WorldObserver } from '../sandbox/world-observers.js'
import type { Event } from '../world/events.js'
import type { Instant } from '../world/entities.js'
import type { ChannelConnection, ChannelSocket } from './channel-socket.js'
import { answerTo, heartbeat } from './metadata.js'
import { changedBy, messagesOf, reaches } from './topic-events.js'

/** "Genesys normally sends heartbeats every 30 seconds." On the clock of the sandbox. */
const heartbeatMs = 30_000

/** Unsent bytes after which a socket is dropped, because its client does not read. */
const maxUnsentBytes = 4_000_000

/** Going away (RFC 6455 7.4.1). */
const goingAway = 1001

interface Open {
  readonly socket: ChannelSocket
  heartbeatAt: Instant
}

const hubs = new WeakMap<Sandbox, ChannelHub>()

export function hubOf(sandbox: Sandbox): ChannelHub {
  const known = hubs.get(sandbox)
  if (known) return known
  const hub = new ChannelHub(sandbox)
  hubs.set(sandbox, hub)
  return hub
}

/** The open WebSockets of one sandbox. Costs nothing while there are none. */
class ChannelHub implements WorldObserver {
  readonly #sandbox: Sandbox
  readonly #open = new Map<string, Open>()
  #keepsTime = false

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  isOpen(channelId: string): boolean {
    return this.#open.has(channelId)
  }

  /** Opens the WebSocket of a channel that exists. Another one of the same channel is closed. */
  connect(channelId: string, socket: ChannelSocket): ChannelConnection {
    this.#open.get(channelId)?.socket.close(1000, 'another connection was opened for this channel')
    const open = { socket, heartbeatAt: this.#sandbox.clock.now() + heartbeatMs }
    this.#open.set(channelId, open)
    this.#sandbox.observers.add(this)
    this.#record('ChannelConnected', channelId)
    if (!this.#keepsTime) void this.#keepTime()
    return {
      received: (text) => {
        const answer = this.#open.get(channelId) === open && answerTo(this.#sandbox, channelId, text)
        if (answer) this.#send(channelId, open, answer)
      },
      closed: () => {
        if (this.#open.get(channelId) === open) this.#forget(channelId)
      },
    }
  }

  happened(event: Event): void {
    if (event.type === 'ChannelRemoved') return this.#end(event.channelId, 'the channel has ended')
    const { world } = this.#sandbox
    const conversation = changedBy(world, event)
    if (!conversation) return
    const messages = messagesOf(world, event)
    for (const [channelId, open] of this.#open) {
      const channel = world.channels.get(channelId)
      if (!channel) continue
      for (const { topic, text } of messages) {
        if (reaches(world, channel, topic, conversation.divisionId)) this.#send(channelId, open, text)
      }
    }
  }

  replaced(): void {
    for (const channelId of this.#open.keys()) this.#end(channelId, 'the sandbox was reset or has ended')
    this.#sandbox.observers.delete(this)
  }

  #send(channelId: string, { socket }: Open, text: string): void {
    socket.send(text)
    if (socket.unsentBytes <= maxUnsentBytes) return
    socket.drop()
    this.#forget(channelId)
  }

  #end(channelId: string, reason: string): void {
    this.#open.get(channelId)?.socket.close(goingAway, reason)
    this.#open.delete(channelId)
  }

  #forget(channelId: string): void {
    this.#open.delete(channelId)
    this.#record('ChannelDisconnected', channelId)
  }

  #record(type: 'ChannelConnected' | 'ChannelDisconnected', channelId: string): void {
    const { world, clock } = this.#sandbox
    if (!world.channels.has(channelId)) return
    this.#sandbox.commit([{ type, channelId, at: clock.now() }], 'websocket')
  }

  /** Applies scheduled events, and sends heartbeats, when the clock gets there. */
  async #keepTime(): Promise<void> {
    this.#keepsTime = true
    while (this.#open.size > 0) {
      const next = Math.min(...Array.from(this.#open.values(), ({ heartbeatAt }) => heartbeatAt))
      const poll = new LongPoll(this.#sandbox, undefined)
      await poll.until(next)
      if (!poll.mayWait) this.replaced()
      else this.#beat()
    }
    this.#sandbox.observers.delete(this)
    this.#keepsTime = false
  }

  #beat(): void {
    const now = this.#sandbox.catchUp().clock.now()
    for (const [channelId, open] of this.#open) {
      if (now < open.heartbeatAt) continue
      open.heartbeatAt = now + heartbeatMs
      this.#send(channelId, open, heartbeat)
    }
  }
}
