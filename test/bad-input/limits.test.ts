import { createServer } from 'node:http'
import express from 'express'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { converse, serverNames, servers } from '../rfc/socket.js'
import { recorder as credentials, token } from '../rfc/requests.js'
import { caseInstant, hostNames } from '../hosts.js'
import { messageOf, post, recorder, start } from './ask.js'

const filler = 'a'.repeat(65_536)

test.each(hostNames)(
  'over %s a body over the limit is 413, and the next request is answered',
  async (host) => {
    await using asked = await recorder(host)
    const reply = await asked.ask(post(start, filler.repeat(16)))
    expect([reply.status, messageOf(reply)]).toEqual([413, 'The request body is larger than 262144 bytes'])
    const tokenReply = await asked.send(token(filler.repeat(16)))
    expect([tokenReply.status, JSON.parse(tokenReply.body)]).toEqual([
      413,
      { error: 'invalid_request', error_description: 'The request body is larger than 65536 bytes' },
    ])
    expect((await asked.ask(post(start, '{"recordingId":"rec-123"}'))).status).toBe(200)
  },
)

test('a stream without a length is 413 as soon as it is over the limit', async () => {
  const mock = await createCxoneMock({ seed: 'test', clock: caseInstant })
  const body = new ReadableStream({
    start(controller) {
      for (let count = 0; count < 16; count += 1) controller.enqueue(new TextEncoder().encode(filler))
      controller.close()
    },
  })
  const headers = { ...credentials, 'content-type': 'application/x-www-form-urlencoded' }
  const init = { method: 'POST', headers, body, duplex: 'half' }
  expect((await mock.fetch(new Request('https://any.example/oauth/token', init))).status).toBe(413)
})

test.each(serverNames)(
  'an endless chunked body is cut off by %s, and the next request is answered',
  async (server) => {
    await using served = await servers[server]()
    const head =
      'POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n'
    const chunk = `10000\r\n${filler}\r\n`
    const replies = await converse(
      served.port,
      `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}`,
    )
    expect(replies.map(({ status }) => status)).toEqual([413])
    const next = await converse(
      served.port,
      'GET /api/v2/tokens/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    )
    expect(next.map(({ status }) => status)).toEqual([401])
  },
)

test('a body that the parsers of an Express application read is judged all the same', async () => {
  const mock = await createCxoneMock({ seed: 'test', clock: caseInstant })
  const app = express().use(
    express.json(),
    express.urlencoded({ extended: true }),
    express.text(),
    cxoneRouter(mock),
  )
  const server = createServer(app)
  const form = (body: string) =>
    supertest(server)
      .post('/oauth/token')
      .set(credentials)
      .type('application/x-www-form-urlencoded')
      .send(body)
  const granted = await form('grant_type=client_credentials&scope=recording%3Acontrol+recording%3Aread')
  expect([granted.status, (granted.body as { scope: string }).scope]).toEqual([
    200,
    'recording:control recording:read',
  ])
  expect((await form('grant_type=client_credentials&grant_type=client_credentials')).body).toEqual({
    error: 'invalid_request',
    error_description: 'parameter grant_type is repeated',
  })
  const { access_token } = granted.body as { access_token: string }
  const command = (body: string, type: string) =>
    supertest(server).post(start).auth(access_token, { type: 'bearer' }).type(type).send(body)
  expect((await command('{"recordingId":"rec-123"}', 'text/plain')).status).toBe(415)
  expect((await command('{"recordingId":"rec-0"}', 'application/json')).status).toBe(404)
  expect((await command('{"recordingId":"rec-123"}', 'application/json')).status).toBe(200)
})
