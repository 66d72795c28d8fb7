import { once } from 'node:events'
import { connect, createServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { createCxoneMock, type CxoneMock } from '../../mock-server/index.js'

/** A server of HTTP/2 without TLS, and one connection to it. */
async function overHttp2(mock: CxoneMock) {
  const server = createServer(cxoneRouter(mock) as never).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const session = connect(origin)
  const get = (path: string) => session.request({ ':path': path })
  const end = () => {
    session.destroy()
    server.close()
  }
  return { origin, get, [Symbol.asyncDispose]: async () => end() }
}

test('over HTTP/2 the authority is the Host, and the journal has it', async () => {
  const mock = await createCxoneMock()
  await using http2 = await overHttp2(mock)
  const document = JSON.parse(await text(http2.get('/.well-known/openid-configuration'))) as {
    issuer: string
  }
  expect(document.issuer).toBe(http2.origin)
  expect(mock.defaultSandbox.requests.last()).toMatchObject({
    status: 200,
    request: { headers: { host: http2.origin.slice('http://'.length) } },
  })
})

test.each([
  'CONNECTION_RESET_BY_PEER',
  'EMPTY_RESPONSE',
  'RANDOM_DATA_THEN_CLOSE',
  'RESET_AFTER_HEADERS',
  'TRUNCATED_BODY',
] as const)('over HTTP/2 the fault %s ends one stream, and its connection goes on', async (fault) => {
  const mock = await createCxoneMock()
  await using http2 = await overHttp2(mock)
  mock.defaultSandbox.faults.use({ on: 'getOpenIdConfiguration', fault, times: 1 })
  const path = '/.well-known/openid-configuration'
  await expect(text(http2.get(path))).rejects.toThrow('NGHTTP2_INTERNAL_ERROR')
  expect(mock.defaultSandbox.requests.last()?.fault).toBe(`fault-1: ${fault}`)
  expect(JSON.parse(await text(http2.get(path)))).toHaveProperty('issuer')
})
