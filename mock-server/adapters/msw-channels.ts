import * as msw from 'msw'
import type { WebSocketHandler } from 'msw'
import { isChannelTarget } from '../notifications/open-channel.js'
import type { OpensChannels } from './channel-upgrade.js'
import { below, originOf } from './msw-origins.js'

/**
 * Handlers for the WebSockets of notification channels, to be listed beside those of `cxoneHandlers`. `origins` are those
 * of the requests that create channels, for example `https://api.mypurecloud.com`. MSW replaces the global `WebSocket` of
 * browsers and of Node 22 and newer; a client that uses another one needs a mock that listens.
 * @throws {TypeError} when an origin has a path, or is not an origin
 * @throws {Error} when MSW is older than 2.6 and has no WebSockets
 */
export function cxoneWebSocketHandlers(
  mock: OpensChannels,
  { origins }: { readonly origins: readonly string[] },
): WebSocketHandler[] {
  if (!('ws' in msw)) {
    throw new Error('cxoneWebSocketHandlers needs msw 2.6 or newer: npm install msw@latest')
  }
  return origins.map((origin) => {
    const uri = below(originOf(origin).replace(/^http/, 'ws'), String.raw`(?:[^?#]*\/)?channels\/`)
    return msw.ws.link(uri).addEventListener('connection', ({ client }) => {
      const { pathname } = client.url
      const opened = isChannelTarget(pathname) ? mock.openChannel(pathname) : { status: 404 }
      // MSW has opened the WebSocket already, so there is no status to answer with.
      if (!('accept' in opened)) return client.close(1008, `the channel answers ${opened.status}`)
      const connection = opened.accept({
        send: (text) => client.send(text),
        close: (code, reason) => client.close(code === 1001 ? 1000 : code, reason),
        drop: () => client.close(),
        unsentBytes: 0,
      })
      client.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') connection.received(data)
      })
      client.addEventListener('close', () => connection.closed())
    })
  })
}
