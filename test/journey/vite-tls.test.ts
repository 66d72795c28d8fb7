import { once } from 'node:events'
import { connect, type ClientHttp2Session } from 'node:http2'
import { request, type RequestOptions } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { createServer as createVite } from 'vite'
import { expect, test } from 'vitest'
import { makeCertificates } from '../../kit/testbed/certificates.js'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { createCxoneMock, type CxoneMock } from '../../mock-server/index.js'
import type { Send } from '../hosts.js'
import { tell } from './story.js'

/** Vite serves HTTP/2 over TLS, and HTTP/1.1 to clients that offer no more. */
async function viteOverTls(mock: CxoneMock) {
  const { ca, of } = await makeCertificates()
  const vite = await createVite({
    configFile: false,
    appType: 'custom',
    logLevel: 'silent',
    server: {
      host: '127.0.0.1',
      port: 0,
      ws: false,
      watch: null,
      https: { key: of.good.key, cert: of.good.certificate },
    },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'cxone-mock',
        configureServer: ({ middlewares }) => void middlewares.use('/cx', cxoneRouter(mock)),
      },
    ],
  })
  await vite.listen()
  const address = vite.httpServer?.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { ca, origin: `https://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => vite.close() }
}

function overHttp2(session: ClientHttp2Session): Send {
  return async ({ method, target, headers = {}, body }) => {
    const stream = session.request({ ':method': method, ':path': `/cx${target}`, ...headers })
    stream.end(body)
    const [received] = (await once(stream, 'response')) as [Record<string, string>]
    return { status: Number(received[':status']), headers: received, body: await text(stream) }
  }
}

function overHttp1(origin: string, options: RequestOptions): Send {
  return async ({ method, target, headers = {}, body }) => {
    const sent = request(`${origin}/cx${target}`, { ...options, method, headers })
    sent.end(body)
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    const received = response.headers as Record<string, string>
    return { status: response.statusCode ?? 0, headers: received, body: await text(response) }
  }
}

async function issuer(send: Send): Promise<unknown> {
  const { body } = await send({ method: 'GET', target: '/.well-known/openid-configuration' })
  return (JSON.parse(body) as { readonly issuer: string }).issuer
}

test('in Vite over TLS the story goes the same over HTTP/2, and URLs are absolute', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  await using vite = await viteOverTls(mock)
  const session = connect(vite.origin, { ca: vite.ca })
  const send = overHttp2(session)
  await tell(mock, send)
  expect(await issuer(send)).toBe(`${vite.origin}/cx`)
  session.close()
})

test('in Vite over TLS the story goes the same over HTTP/1.1', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  await using vite = await viteOverTls(mock)
  const send = overHttp1(vite.origin, { ca: vite.ca, agent: false })
  await tell(mock, send)
  expect(await issuer(send)).toBe(`${vite.origin}/cx`)
})
