import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect as connectSocket, type AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { cxoneRouter, cxoneUpgrade } from '../../mock-server/adapters/express.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import { apiOf, callsTopic, channelOf, connect, refusedStatus } from './client.js'

test('under a path of Express a WebSocket gets the events of a call', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const server = createServer(express().use('/cx', cxoneRouter(mock)))
  server.on('upgrade', cxoneUpgrade(mock))
  server.on('upgrade', (request, socket) => {
    if (request.url === '/other') socket.end('HTTP/1.1 418 own\r\nContent-Length: 0\r\n\r\n')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const api = await apiOf(`${base}/cx`, mock.defaultSandbox)
  const { connectUri } = await channelOf(api, callsTopic)
  expect(connectUri).toMatch(`${base.replace('http', 'ws')}/cx/channels/default.streaming-0-`)
  const client = await connect(connectUri)
  await api('POST', '/recording/recordingcontrols/start', { recordingId: 'rec-123' })
  expect((await client.next()).eventBody).toMatchObject({ recordingState: 'active' })
  expect(await refusedStatus(`${base.replace('http', 'ws')}/other`)).toBe(418)
  await mock.close()
  expect((await client.closed).code).toBe(1001)
  server.close()
})

/** Writes the parts one after the other, and reads until the text comes. */
async function raw(url: string, parts: readonly string[], until: string): Promise<string> {
  const socket = connectSocket(Number(new URL(url).port), '127.0.0.1')
  let read = ''
  socket.on('data', (data) => (read += data.toString()))
  for (const part of parts) {
    socket.write(part)
    await new Promise((resolve) => setImmediate(resolve))
  }
  while (!read.includes(until) && !socket.destroyed) await once(socket, 'data')
  socket.destroy()
  return read
}

test('a request that offers another upgrade is handled without it, with its body and the next request', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const form = 'grant_type=client_credentials&client_id=recorder&client_secret=recorder-secret'
  const head =
    'POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n' +
    'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n' +
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n`
  const next = 'GET /.well-known/nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n'
  const read = await raw(mock.url, [head + form.slice(0, 20), form.slice(20), next], 'HTTP/1.1 501')
  expect(read).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(
    mock.defaultSandbox.requests
      .list()
      .map(({ status }) => status)
      .toSorted((one, other) => one - other),
  ).toEqual([200, 501])
})

const upgrade = (path: string, host: string) =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'

test('a WebSocket opens only at a channel, and under an allowed Host', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  expect(await raw(mock.url, [upgrade('/elsewhere', 'localhost')], '\r\n\r\n')).toMatch(/^HTTP\/1\.1 404 /)
  expect(await raw(mock.url, [upgrade('/channels/x', 'evil.example')], '\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 421 /,
  )
})
