import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { cxoneHandlers } from '../../mock-server/adapters/msw.js'
import { createCxoneMock } from '../../mock-server/index.js'
import type { Send } from '../hosts.js'
import { tell } from './story.js'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

function over(origin: string): Send {
  return async ({ method, target, headers, body }) => {
    const response = await fetch(origin + target, {
      method,
      headers: headers ?? {},
      body: (body as string) ?? null,
    })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  }
}

test(
  'the story goes the same at the real origin under MSW',
  server.boundary(async () => {
    const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
    server.use(...cxoneHandlers(mock, { origins: ['https://api.mypurecloud.com'] }))

    await tell(mock, over('https://api.mypurecloud.com'))
  }),
)

test(
  'without origins MSW answers OAuth and the API at a host of the vendor, and leaves the rest alone',
  server.boundary(async () => {
    const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
    server.use(
      ...cxoneHandlers(mock),
      http.get('*/health', () => HttpResponse.json({ own: true })),
    )

    await tell(mock, over('https://api.nice-incontact.example'))

    const own = await fetch('https://api.nice-incontact.example/health')
    expect(await own.json()).toEqual({ own: true })
    expect(mock.defaultSandbox.requests.count({ path: '/health' })).toBe(0)
  }),
)

test(
  "without origins MSW leaves other issuers' metadata and token endpoints alone",
  server.boundary(async () => {
    const mock = await createCxoneMock()
    server.use(
      ...cxoneHandlers(mock),
      http.get('*/.well-known/openid-configuration', () =>
        HttpResponse.json({ issuer: 'https://login.example' }),
      ),
      http.post('*/auth/token', () => HttpResponse.json({ own: true })),
    )
    const issuerAt = async (origin: string) => {
      const reply = await fetch(`${origin}/.well-known/openid-configuration`)
      return ((await reply.json()) as { issuer: string }).issuer
    }
    expect(await issuerAt('https://login.example')).toBe('https://login.example')
    expect(await issuerAt('https://cxone.niceincontact.com')).toBe('https://cxone.niceincontact.com')
    const own = await fetch('https://shop.example/auth/token', { method: 'POST' })
    expect(await own.json()).toEqual({ own: true })
  }),
)

test(
  'without origins MSW answers every operation at a host of NICE',
  server.boundary(async () => {
    const mock = await createCxoneMock()
    server.use(...cxoneHandlers(mock))
    for (const { operationId, method, path } of Object.values<OperationContract>(contracts)) {
      const url = `https://api-na1.niceincontact.com${path.replaceAll(/\{.+?\}/g, 'x')}`
      await fetch(url, { method, redirect: 'manual' })
      expect(mock.defaultSandbox.requests.last()?.operation).toBe(operationId)
    }
  }),
)

test(
  'without origins MSW leaves the requests to other vendors to other handlers',
  server.boundary(async () => {
    const mock = await createCxoneMock()
    server.use(
      ...cxoneHandlers(mock),
      http.all('*', () => HttpResponse.json({ own: true })),
    )
    const asked = async (url: string) => (await fetch(url)).json() as Promise<unknown>
    for (const url of [
      'https://acme.zendesk.com/api/v2/tickets.json',
      'https://api.datadoghq.com/api/v2/logs',
      'https://app.example.com/oauth/callback?code=1',
      'https://github.com/login/oauth/access_token',
      'https://mypurecloud.com.evil.example/api/v2/conversations',
      'https://evil.example/?https://api.mypurecloud.com/api/v2/conversations',
      'https://notmypurecloud.com/api/v2/conversations',
      'http://127.0.0.1:4080/api/v2/conversations',
    ]) {
      expect(await asked(url), url).toEqual({ own: true })
    }
    expect(mock.defaultSandbox.requests.count()).toBe(0)
    for (const host of [
      'api.mypurecloud.com',
      'api.mypurecloud.com.au',
      'api.usw2.pure.cloud',
      'api-na1.niceincontact.com',
      'api-c200.nice-incontact.com',
      'api.incontact.com',
      'cxone.nicecxone-gov.com',
      'cxone.nicecxone-sov1.eu',
    ]) {
      expect((await fetch(`https://${host}/api/v2/conversations`)).status, host).toBe(401)
    }
    expect(mock.defaultSandbox.requests.count()).toBe(8)
  }),
)

test(
  'without origins MSW answers at the server of the mock too, but not the control plane',
  server.boundary(async () => {
    await using mock = await createCxoneMock({ port: 0 })
    server.use(
      ...cxoneHandlers(mock),
      http.all('*/__admin/*', () => HttpResponse.json({ own: true })),
    )
    expect((await fetch(`${mock.url}/api/v2/conversations`)).status).toBe(401)
    expect(await (await fetch(`${mock.url}/__admin/version`)).json()).toEqual({ own: true })
  }),
)

test.each(['https://gw.example.com:8443/cx', 'api.mypurecloud.com', 'https://x.example/?a', ''])(
  'the origin "%s" is rejected, because no request would fit',
  async (origin) => {
    const mock = await createCxoneMock()
    expect(() => cxoneHandlers(mock, { origins: [origin] })).toThrow(
      `origins: ${JSON.stringify(origin)} is not an origin. Use a scheme and a host without a path, e.g. https://api.mypurecloud.com.`,
    )
  },
)
