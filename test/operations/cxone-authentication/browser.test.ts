import { expect, test } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'

const origin = 'https://desk.example'

/** What a browser asks before a page of another origin may send what NICE's SDK sends. */
const preflight = {
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type,originating-service-identifier',
  },
}

const asked = [
  '/auth/token',
  '/InContactAuthorizationServer/token/whoami',
  '/InContactAPI/services/v23.0/agent-sessions/s/interactions/1/record',
  '/interaction-recording-management-service/v1/interactions/mask',
  '/public/authentication/v1/token',
] as const

test.each(asked)('a page of another origin may ask POST %s, with the headers of the SDK', async (path) => {
  await using mock = await createCxoneMock({ port: 0 })
  const { status, headers } = await fetch(mock.url + path, preflight)
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  expect(headers.get('access-control-allow-methods')?.split(', ')).toContain('POST')
  expect(headers.get('access-control-allow-headers')?.split(', ')).toEqual([
    'authorization',
    'content-type',
    'correlationid',
    'originating-service-identifier',
  ])
  expect(headers.get('access-control-allow-credentials')).toBeNull()
})

test.each(['/oauth/token', '/api/v2/conversations', '/auth/authorize', '/__admin/health'])(
  'a page of another origin may not read %s',
  async (path) => {
    await using mock = await createCxoneMock({ port: 0 })
    const sent = { ...preflight, headers: { ...preflight.headers, 'access-control-request-method': 'GET' } }
    expect((await fetch(mock.url + path, sent)).headers.get('access-control-allow-origin')).toBeNull()
    const { headers } = await fetch(mock.url + path, { headers: { origin } })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  },
)

test('no page of another origin may ask anything where that is assumed', async () => {
  await using mock = await createCxoneMock({ port: 0, assumptions: { 'browser-origins': 'none' } })
  const { status, headers } = await fetch(`${mock.url}/auth/token`, preflight)
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, null])
})

test('a page of the origin of a redirect URI may ask where registered origins are assumed, and no other page', async () => {
  await using mock = await createCxoneMock({ port: 0, assumptions: { 'browser-origins': 'registered' } })
  const from = async (page: string) => {
    const sent = { ...preflight, headers: { ...preflight.headers, origin: page } }
    const { headers } = await fetch(`${mock.url}/auth/token`, sent)
    return [headers.get('access-control-allow-origin'), headers.get('vary')]
  }
  expect(await from('http://localhost:3000')).toEqual(['http://localhost:3000', 'Origin'])
  expect(await from('http://localhost:3001')).toEqual([null, 'Origin'])
  expect(await from('null')).toEqual([null, 'Origin'])
})

test('a request without an Origin gets no headers that are for browsers', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const { headers } = await fetch(`${mock.url}/auth/jwks`)
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})
