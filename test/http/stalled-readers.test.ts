import { connect, type Socket } from 'node:net'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { httpServer } from '../../mock-server/adapters/http-server.js'

/** The connection of a request whose response is `respond`, after 30 s without anything sent or received. */
async function afterTimeout(respond: (response: ServerResponse) => void): Promise<boolean> {
  const host = httpServer()
  const requested = new Promise<ServerResponse>((resolve) =>
    host.server.on('request', (_, sent) => resolve(sent)),
  )
  const peer = connect(await host.listen(0, '127.0.0.1'), '127.0.0.1').on('error', () => undefined)
  peer.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const response = await requested
  const socket = response.socket as Socket
  respond(response)
  socket.emit('timeout')
  const { destroyed } = socket
  peer.destroy()
  await host.close(0)
  return destroyed
}

test('a peer that does not read is disconnected, so that its response does not stay in memory', async () => {
  expect(await afterTimeout((response) => void response.end('x'.repeat(50_000_000)))).toBe(true)
})

test('a peer that waits for a response is not disconnected', async () => {
  expect(await afterTimeout(() => undefined)).toBe(false)
})
