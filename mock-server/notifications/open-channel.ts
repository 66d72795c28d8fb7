import type { Sandboxes } from '../sandbox/registry.js'
import { hubOf } from './channel-hub.js'
import type { OpenedChannel } from './channel-socket.js'

const channelTarget = /\/channels\/([^/?#]+)(?:\?|$)/

/** Whether a request target is that of a WebSocket of a notification channel. */
export function isChannelTarget(target: string): boolean {
  return channelTarget.test(target)
}

/** Opens the WebSocket of the channel in a request target. Its id is all that a client needs, as in Genesys's CLI. */
export function openChannel(sandboxes: Sandboxes, target: string): OpenedChannel {
  const channelId = idIn(target)
  const sandbox = sandboxes.byId(channelId.slice(0, Math.max(0, channelId.indexOf('.'))))
  const { world } = sandbox?.catchUp() ?? sandboxes.default
  if (!sandbox || !world.channels.has(channelId)) {
    return { status: world.assumptions['channel-connect-unknown'] === 'forbidden-403' ? 403 : 404 }
  }
  const hub = hubOf(sandbox)
  const refuses = world.assumptions['channel-second-connection'] === 'refused'
  if (refuses && hub.isOpen(channelId)) return { status: 409 }
  return { accept: (socket) => hub.connect(channelId, socket) }
}

function idIn(target: string): string {
  const encoded = channelTarget.exec(target)?.[1] ?? ''
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
