import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { throughProxy } from './through-proxy.js'

const basic = `Basic ${btoa('recorder:recorder-secret')}`
const form = { 'content-type': 'application/x-www-form-urlencoded', authorization: basic }

/** A server on a free port of loopback, which is closed at the end of the scope. */
async function listening(server: ReturnType<typeof createServer>) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, [Symbol.asyncDispose]: async () => void server.close() }
}

/** Sends text on a connection to the proxy, and returns all that comes back. */
async function rawly(proxyUrl: string | undefined, text: string): Promise<string> {
  const socket = connect(Number(new URL(proxyUrl ?? '').port), '127.0.0.1')
  socket.write(text)
  let all = ''
  for await (const chunk of socket) all += String(chunk)
  return all
}

test.each([
  ['login.mypurecloud.com', 'api.mypurecloud.com'],
  ['login.usw2.pure.cloud', 'api.usw2.pure.cloud'],
])('a client of the constant hosts %s and %s gets a token and starts a recording', async (login, api) => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const token = await throughProxy(mock, `https://${login}/oauth/token`, {
    method: 'POST',
    headers: form,
    body: 'grant_type=client_credentials',
  })
  expect(token.status).toBe(200)
  const { access_token: bearer } = JSON.parse(token.body) as { access_token: string }
  const started = await throughProxy(mock, `https://${api}/api/v2/recording/recordingcontrols/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: '{"recordingId":"rec-123"}',
  })
  expect(started.status).toBe(200)
  const entries = mock.defaultSandbox.requests.list()
  expect(entries.map(({ target, secure, request }) => [target, secure, request.headers['host']])).toEqual([
    ['/oauth/token', true, login],
    ['/api/v2/recording/recordingcontrols/start', true, api],
  ])
  const har = mock.defaultSandbox.requests.har()
  expect(har.log.entries.map(({ request }) => request.url)).toEqual([
    `https://${login}/oauth/token`,
    `https://${api}/api/v2/recording/recordingcontrols/start`,
  ])
})

test('the discovery document of an intercepted host names that host', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const url = 'https://cxone.niceincontact.com/.well-known/openid-configuration'
  const { body } = await throughProxy(mock, url)
  expect(JSON.parse(body)).toMatchObject({
    issuer: 'https://cxone.niceincontact.com',
    token_endpoint: 'https://cxone.niceincontact.com/auth/token',
  })
})

test('requests to the vendor without encryption are answered as well', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  expect((await throughProxy(mock, 'http://api.mypurecloud.com/api/v2/tokens/me')).status).toBe(401)
  expect(mock.defaultSandbox.requests.list()).toMatchObject([{ target: '/api/v2/tokens/me', status: 401 }])
})

test('the proxy also answers for a mock that serves HTTPS itself', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true, tls: true })
  expect((await throughProxy(mock, 'https://api.mypurecloud.com/api/v2/tokens/me')).status).toBe(401)
})

test('the control plane cannot be reached through a host of the vendor', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  for (const path of ['/__admin/health', '/__admin/sandboxes'])
    expect((await throughProxy(mock, `https://api.mypurecloud.com${path}`)).status).toBe(404)
})

test('without the proxy a host of the vendor is still rejected', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const { port } = new URL(mock.url)
  const direct = { proxyUrl: `http://127.0.0.1:${port}`, certificateAuthority: undefined }
  expect((await throughProxy(direct, 'http://api.mypurecloud.com/api/v2/tokens/me')).status).toBe(421)
})

test('another host gets every byte as it was sent, and the client every byte of its answer', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const echo = createServer((socket) => socket.on('data', (chunk) => socket.end(`got ${String(chunk)}`)))
  await using host = await listening(echo)
  const sent = `CONNECT 127.0.0.1:${host.port} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n\r\nnot HTTP at all`
  expect(await rawly(mock.proxyUrl, sent)).toBe(
    'HTTP/1.1 200 Connection Established\r\n\r\ngot not HTTP at all',
  )
  expect(mock.defaultSandbox.requests.list()).toEqual([])
})

test('a request to another host without encryption is forwarded without the fields of the connection', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const seen: object[] = []
  const server = createHttpServer((request, response) => {
    seen.push({ url: request.url, method: request.method, headers: request.headers })
    response.writeHead(201, { 'x-answer': 'yes' })
    request.pipe(response)
  })
  await using host = await listening(server)
  const headers = {
    'x-own': 'kept',
    'x-hop': 'dropped',
    connection: 'x-hop',
    'proxy-authorization': 'Basic eDp5',
  }
  const answer = await throughProxy(mock, `http://127.0.0.1:${host.port}/path?query=1`, {
    method: 'POST',
    headers: { ...headers, 'content-length': '4' },
    body: 'text',
  })
  expect(answer).toEqual({ status: 201, body: 'text' })
  expect(seen).toEqual([
    {
      url: '/path?query=1',
      method: 'POST',
      headers: {
        host: `127.0.0.1:${host.port}`,
        'x-own': 'kept',
        'content-length': '4',
        connection: 'close',
      },
    },
  ])
})

test('a host that cannot be reached is a 502 that names it', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const closed = createServer()
  const { port } = await listening(closed)
  await new Promise((resolve) => closed.close(resolve))
  const told = `cxone-mock: 127.0.0.1:${port} cannot be reached: connect ECONNREFUSED 127.0.0.1:${port}\n`
  const answer = await rawly(mock.proxyUrl, `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: x\r\n\r\n`)
  expect(answer.split('\r\n')).toEqual([
    'HTTP/1.1 502 Bad Gateway',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${told.length}`,
    'Connection: close',
    '',
    told,
  ])
  expect(await throughProxy(mock, `http://127.0.0.1:${port}/`)).toEqual({ status: 502, body: told })
})

test.each([
  ['a request that is not for a proxy', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a target without a port', 'CONNECT api.mypurecloud.com HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a port that is too large', 'CONNECT api.mypurecloud.com:99999 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['an address that is not one', 'CONNECT [x]:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
])('%s is a 400, and the proxy goes on', async (_, text) => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  expect(await rawly(mock.proxyUrl, text)).toMatch(/^HTTP\/1\.1 400 /)
  expect((await throughProxy(mock, 'https://api.mypurecloud.com/api/v2/tokens/me')).status).toBe(401)
})

test('a client that does not trust the certificate, or speaks no TLS, gets no answer, and the proxy goes on', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const distrusting = { proxyUrl: mock.proxyUrl, certificateAuthority: undefined }
  await expect(throughProxy(distrusting, 'https://api.mypurecloud.com/')).rejects.toThrow(/certificate/)
  const plain = 'CONNECT api.mypurecloud.com:443 HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n\r\n'
  expect(await rawly(mock.proxyUrl, plain)).not.toContain('401')
  expect((await throughProxy(mock, 'https://api.mypurecloud.com/api/v2/tokens/me')).status).toBe(401)
})

test('without intercept there is neither a proxy nor a certificate', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  expect([mock.proxyUrl, mock.certificateAuthority]).toEqual([undefined, undefined])
})
