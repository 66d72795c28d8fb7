import { instant } from '../instant.js'
import type { Channel } from '../../world/channels.js'

/** A channel as Genesys shows it. Its WebSocket is below the URL under which the client reached the API. */
export function presentChannel(
  { channelId, expiresAt }: Channel,
  baseUrl: string,
): Readonly<Record<'connectUri' | 'id' | 'expires', string>> {
  const connectUri = `${baseUrl.replace(/^http/, 'ws')}/channels/${encodeURIComponent(channelId)}`
  return { connectUri, id: channelId, expires: instant(expiresAt) }
}

export function presentTopics(topics: readonly string[]): { readonly id: string; readonly state: string }[] {
  return topics.map((id) => ({ id, state: 'Permitted' }))
}
