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
  'without origins MSW answers OAuth and the API at whatever origin, and leaves the rest alone',
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
