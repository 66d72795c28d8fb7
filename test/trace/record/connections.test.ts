import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { makeCertificates } from '../../../kit/testbed/certificates.js'
import { targetsOf } from '../../../trace/record/target.js'
import { requireReachable } from '../../../trace/record/unreachable.js'
import { recording, server, traceOf } from './recorded.js'

const json = { 'content-type': 'application/json' }

test('an HTTPS target is reached with its authority, and named as not trusted without it', async () => {
  const { ca, of } = await makeCertificates()
  const target = https.createServer({ cert: of.good.certificate, key: of.good.key }, (_, response) =>
    response.writeHead(200, json).end('{"code":"ok"}'),
  )
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  const url = `https://127.0.0.1:${(target.address() as AddressInfo).port}`
  const [wanted] = targetsOf([url])
  if (!wanted) throw new Error('no target')
  await requireReachable(wanted, ca)
  await expect(requireReachable(wanted, undefined)).rejects.toThrow(
    `The certificate of ${url} is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE). Pass the certificate of its authority with --target-ca.`,
  )
  await using recorder = await recording([url], ca)
  expect(await (await fetch(`${recorder.url}/api/v2/x`)).json()).toEqual({ code: 'ok' })
  target.closeAllConnections()
  target.close()
})

test('a WebSocket is passed on in both directions', async () => {
  await using target = await server((_, response) => response.end())
  const sockets = new WebSocketServer({ server: target.server })
  sockets.on('connection', (socket, request) =>
    socket.on('message', (data: Buffer) => socket.send(`${request.url} ${data.toString()}`)),
  )
  await using recorder = await recording([target.url])
  const socket = new WebSocket(`${recorder.url.replace('http', 'ws')}/channels/1`)
  await once(socket, 'open')
  socket.send('hello')
  const [answer] = (await once(socket, 'message')) as [Buffer]
  expect(answer.toString()).toBe('/channels/1 hello')
  const closed = once(socket, 'close')
  await recorder.end()
  await closed
})

test('a target with a path gets it before every path, and links below it lead to the recorder', async () => {
  await using target = await server((request, response) => {
    if (request.url === '/nice/api/v2/a')
      return void response.writeHead(307, { location: '/nice/api/v2/b' }).end()
    response.writeHead(200, json).end(JSON.stringify({ at: request.url, uri: `${target.url}/nice/api/v2/c` }))
  })
  await using recorder = await recording([`${target.url}/nice/`])
  const response = await fetch(`${recorder.url}/api/v2/a`)
  expect(await response.json()).toEqual({ at: '/nice/api/v2/b', uri: `${recorder.url}/api/v2/c` })
  await recorder.end()
  expect((await traceOf(recorder.file)).exchanges.map((each) => each.target)).toEqual([
    '/api/v2/a',
    '/api/v2/b',
  ])
})

test('requests for another server and CONNECT are rejected with a reason', async () => {
  await using target = await server((_, response) => response.end())
  await using recorder = await recording([target.url])
  const { hostname, port } = new URL(recorder.url)
  const absolute = http.get({ hostname, port, path: 'http://elsewhere.example/api' })
  const [response] = (await once(absolute, 'response')) as [http.IncomingMessage]
  expect(response.statusCode).toBe(421)
  expect((await response.toArray()).join('')).toContain(`sends requests to ${target.url} only`)
  const connect = http.request({ hostname, port, method: 'CONNECT', path: 'elsewhere.example:443' }).end()
  const [rejected] = (await once(connect, 'connect')) as [http.IncomingMessage]
  expect(rejected.statusCode).toBe(405)
})

test('the file belongs to its owner alone', async () => {
  await using target = await server((_, response) => response.end())
  await using recorder = await recording([target.url])
  await recorder.end()
  expect((await stat(recorder.file)).mode & 0o777).toBe(0o600)
})

test('a client with a fixed host reaches its target through the proxy, and nothing is rewritten', async () => {
  const { ca, of } = await makeCertificates()
  const target = https.createServer({ cert: of.good.certificate, key: of.good.key }, (request, response) =>
    response
      .writeHead(200, { ...json, 'set-cookie': 'a=1; Secure' })
      .end(JSON.stringify({ uri: `https://${request.headers.host}/api/v2/x` })),
  )
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  const url = `https://127.0.0.1:${(target.address() as AddressInfo).port}`
  await using recorder = await recording([url], ca, {})
  const agent = new HttpsProxyAgent(recorder.proxyUrl ?? '')
  // The agent does not compare the certificate with an IP address.
  const trust = { ca: recorder.certificateAuthority, checkServerIdentity: () => undefined }
  const request = https.get(`${url}/api/v2/x`, { agent, ...trust })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  expect(JSON.parse((await response.toArray()).join(''))).toEqual({ uri: `${url}/api/v2/x` })
  expect(response.headers['set-cookie']).toEqual(['a=1; Secure'])
  await recorder.end()
  expect((await traceOf(recorder.file)).exchanges).toMatchObject([
    { target: '/api/v2/x', response: { status: 200 } },
  ])
  target.closeAllConnections()
  target.close()
})
