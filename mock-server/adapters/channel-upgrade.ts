import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { isChannelTarget } from '../notifications/open-channel.js'
import type { ChannelSocket, OpenedChannel } from '../notifications/channel-socket.js'

/** A mock with notification channels. */
export interface OpensChannels {
  openChannel(target: string): OpenedChannel
}

/** A listener for the event `upgrade` of a server. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** The longest message of a client. */
const maxPayload = 262_144

/** Whether a request opens the WebSocket of a notification channel. */
export function opensChannel({ url = '', headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && isChannelTarget(url)
}

/** Opens WebSockets of notification channels. The library is loaded for the first. */
export function channelUpgrade(mock: OpensChannels): UpgradeListener {
  return (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    open(mock, request, socket, head).catch(() => socket.destroy())
  }
}

async function open(
  mock: OpensChannels,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const { WebSocketServer } = await import('ws')
  const opened = mock.openChannel(request.url ?? '')
  if ('status' in opened) return refuse(socket, opened.status)
  const server = new WebSocketServer({ noServer: true, maxPayload, clientTracking: false })
  server.handleUpgrade(request, socket, head, (webSocket) => {
    const connection = opened.accept(channelSocket(webSocket))
    webSocket.on('message', (data: RawData, isBinary: boolean) => {
      if (!isBinary) connection.received(textOf(data))
    })
    webSocket.on('close', () => connection.closed())
    webSocket.on('error', () => webSocket.terminate())
  })
}

function channelSocket(webSocket: WebSocket): ChannelSocket {
  return {
    send: (text) => webSocket.send(text),
    close: (code, reason) => webSocket.close(code, reason),
    drop: () => webSocket.terminate(),
    get unsentBytes() {
      return webSocket.bufferedAmount
    },
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}

/** A response instead of 101. */
export function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
