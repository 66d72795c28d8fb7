import { once } from 'node:events'
import { Agent, createServer, request, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import express, { type ErrorRequestHandler } from 'express'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { credentials, post } from '../rfc/socket-row.js'
import { converse, serverNames, servers, type Served } from '../rfc/socket.js'
import { caseInstant } from '../hosts.js'

const whole = post('grant_type=client_credentials', 'Content-Length: 29')
const half = post('grant_type=client_', 'Content-Length: 29')

async function opened(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
    .on('error', () => undefined)
    .resume()
  await once(socket, 'connect')
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
  return socket
}

async function answersTheNext({ port, mock }: Served, recorded: readonly number[] = []): Promise<void> {
  expect((await converse(port, whole)).map(({ status }) => status)).toEqual([200])
  const { requests } = mock.defaultSandbox
  expect(requests.list().map(({ status }) => status)).toEqual([...recorded, 200])
  expect(mock.defaultSandbox.snapshot().tokens.length).toBe(1)
}

const ways: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['is destroyed', (socket) => void socket.destroy()],
  ['is reset', (socket) => void socket.resetAndDestroy()],
  ['is ended', (socket) => void socket.end()],
]

test.each(serverNames.flatMap((server) => ways.map(([way, abort]) => ({ server, way, abort }))))(
  'a request to $server whose connection $way in the middle of the body leaves nothing behind',
  async ({ server, abort }) => {
    await using served = await servers[server]()
    const sockets = await Promise.all(Array.from({ length: 20 }, () => opened(served.port, half)))
    const gone = sockets.map((socket) => once(socket, 'close'))
    for (const socket of sockets) abort(socket)
    await Promise.all(gone)
    await answersTheNext(served)
  },
)

test.each(serverNames)(
  'a request to %s that ends in the middle of a header leaves nothing behind',
  async (server) => {
    await using served = await servers[server]()
    for (const bytes of ['P', 'POST /oauth', whole.slice(0, 60), 'POST /oauth/token HTTP/1.1\r\n']) {
      const socket = await opened(served.port, bytes)
      socket.resetAndDestroy()
      await once(socket, 'close')
    }
    await answersTheNext(served)
  },
)

test.each(serverNames)('bytes that come to %s one at a time make a request', async (server) => {
  await using served = await servers[server]()
  const socket = connect(served.port, '127.0.0.1').setNoDelay()
  const received: string[] = []
  socket.on('data', (chunk: Buffer) => received.push(chunk.toString()))
  const closed = once(socket, 'close')
  for (const byte of Buffer.from(whole))
    await new Promise<void>((resolve) => socket.write(Buffer.of(byte), () => resolve()))
  await closed
  expect(received.join('')).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
})

test.each(serverNames)(
  'bytes to %s that are not HTTP are refused, and the next request is answered',
  async (server) => {
    await using served = await servers[server]()
    const helloOfTls = Buffer.from('16030100c8010000c40303', 'hex')
    const inputs = [
      helloOfTls,
      '\r\n\r\n\r\nx\r\n\r\n',
      '\0\0\0\0',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'GET\r\n\r\n',
      '\xff'.repeat(100),
    ]
    const replies = await Promise.all(inputs.map((bytes) => converse(served.port, bytes)))
    expect(replies.map(([reply]) => reply?.status)).toEqual([400, 400, 400, 400, 400, 400])
    // Under Express, the server and its parser are the user's.
    await answersTheNext(served, server === 'express' ? [] : [400, 400, 400, 400, 400, 400])
  },
)

test('an aborted request is no error of the Express application', async () => {
  const mock = await createCxoneMock({ seed: 'test', clock: caseInstant })
  const errors: unknown[] = []
  // Express recognises an error handler by its four parameters.
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    errors.push(error)
    response.end()
  }
  const server = createServer(express().use(cxoneRouter(mock), onError)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const arrived = once(server, 'request')
  const { port } = server.address() as AddressInfo
  const socket = await opened(port, half)
  const [request] = (await arrived) as [IncomingMessage]
  const aborted = new Promise((resolve) => request.on('close', resolve))
  socket.resetAndDestroy()
  await aborted
  expect((await converse(port, whole)).map(({ status }) => status)).toEqual([200])
  await new Promise((resolve) => server.close(resolve))
  expect(errors).toEqual([])
})

test.each(serverNames)(
  'the credentials of a refused connection are not in the reply of %s',
  async (server) => {
    await using served = await servers[server]()
    const [reply] = await converse(served.port, whole.replace('HTTP/1.1', 'HTTP/1.1 x'))
    expect(reply?.status).toBe(400)
    expect(JSON.stringify(reply)).not.toContain(credentials.slice('Authorization: Basic '.length))
  },
)

test('a server that closes announces the end of the connection in the responses that it still sends', async () => {
  const mock = await createCxoneMock({ port: 0 })
  const { clock, faults, requests } = mock.defaultSandbox
  clock.freeze()
  faults.use({ on: 'issueToken', fixedDelayMilliseconds: 5000 })
  const agent = new Agent({ keepAlive: true })
  const body = 'grant_type=client_credentials'
  const sent = request(`${mock.url}/oauth/token`, {
    agent,
    method: 'POST',
    auth: 'recorder:recorder-secret',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
  })
  sent.end(body)
  const responded = once(sent, 'response') as Promise<[IncomingMessage]>
  await requests.waitFor({ operation: 'issueToken' })
  const closed = mock.close()
  const [response] = await responded
  response.resume()
  await closed
  agent.destroy()
  expect([response.statusCode, response.headers.connection]).toEqual([200, 'close'])
})
