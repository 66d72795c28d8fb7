import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import connect from 'connect'
import Koa from 'koa'
import koaConnect from 'koa-connect'
import middie from '@fastify/middie'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { createServer as createVite } from 'vite'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { createCxoneMock } from '../../mock-server/index.js'
import type { Send } from '../hosts.js'
import { tell } from './story.js'

/** A server that ends with its test. Tests run concurrently, so each ends its own. */
async function serve(listener: RequestListener): Promise<{ readonly base: string } & AsyncDisposable> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { base, [Symbol.asyncDispose]: async () => void server.close() }
}

function over(base: string): Send {
  return async ({ method, target, headers = {}, body }) => {
    const response = await fetch(base + target, { method, headers, body: (body as string) ?? null })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  }
}

async function issuerAt(base: string): Promise<unknown> {
  const reply = await fetch(`${base}/.well-known/openid-configuration?x=1`)
  return ((await reply.json()) as { readonly issuer: string }).issuer
}

test('the story goes the same on a plain server of node:http', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  await using server = await serve(cxoneRouter(mock))
  const { base } = server
  await tell(mock, over(base))
  expect(await issuerAt(base)).toBe(base)
})

test('the story goes the same under a path of connect', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  await using server = await serve(connect().use('/cx', cxoneRouter(mock)))
  const base = `${server.base}/cx`
  await tell(mock, over(base))
  expect(await issuerAt(base)).toBe(base)
})

test('the story goes the same in Koa by koa-connect', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  const app = new Koa().use(koaConnect(cxoneRouter(mock)))
  const listener = app.callback()
  await using server = await serve((request, response) => void listener(request, response))
  const { base } = server
  await tell(mock, over(base))
  expect(await issuerAt(base)).toBe(base)
})

test('the story goes the same under a path of Fastify by @fastify/middie', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  const app = fastify()
  await app.register(middie)
  app.use('/cx', cxoneRouter(mock))
  const base = `${await app.listen({ port: 0, host: '127.0.0.1' })}/cx`
  await tell(mock, over(base))
  expect(await issuerAt(base)).toBe(base)
  await app.close()
})

test('under a path of the server of Vite, which is one of connect, URLs are absolute', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  const vite = await createVite({
    configFile: false,
    appType: 'custom',
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  vite.middlewares.use('/cx', cxoneRouter(mock))
  await using server = await serve(vite.middlewares)
  const { base } = server
  await tell(mock, over(`${base}/cx`))
  expect(await issuerAt(`${base}/cx`)).toBe(`${base}/cx`)
  await vite.close()
})

test('an error of the mock is 500 where no middleware follows, and goes to the next where one does', async () => {
  const broken = { handle: () => Promise.reject(new Error('broken')) }
  await using alone = await serve(cxoneRouter(broken))
  expect((await fetch(alone.base)).status).toBe(500)
  await using followed = await serve((request, response) => {
    void cxoneRouter(broken)(request, response, (error) => response.writeHead(502).end(String(error)))
  })
  const reply = await fetch(followed.base)
  expect([reply.status, await reply.text()]).toEqual([502, 'Error: broken'])
})
