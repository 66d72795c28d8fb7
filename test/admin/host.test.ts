import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

/** The status that a request with this Host gets. */
function statusFor(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host }, setHost: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject).end()
  })
}

test.each([
  '127.0.0.1',
  '127.0.0.1:99',
  'localhost',
  'LOCALHOST:4080',
  '[::1]:4080',
  'api.localhost',
  'listed.example:1',
])('the Host %s is answered', async (host) => {
  await using mock = await createCxoneMock({ port: 0, allowedHosts: ['listed.example'] })
  expect(await statusFor(`${mock.url}/__admin/health`, host)).toBe(200)
  expect(await statusFor(`${mock.url}/api/v2/conversations`, host)).toBe(401)
})

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '0x7f.1', 'a'.repeat(5000)])(
  'the Host %s is refused on every path, and the server goes on',
  async (host) => {
    await using mock = await createCxoneMock({ port: 0 })
    expect(await statusFor(`${mock.url}/__admin/health`, host)).toBe(421)
    expect(await statusFor(`${mock.url}/%5f_admin/health`, host)).toBe(421)
    expect(await statusFor(`${mock.url}/api/v2/conversations`, host)).toBe(421)
    const entries = mock.defaultSandbox.requests.list()
    expect(entries.map(({ target, status, rule }) => [target, status, rule])).toEqual([
      ['/%5f_admin/health', 421, 'host'],
      ['/api/v2/conversations', 421, 'host'],
    ])
    expect(entries[1]?.reason).toBe(`The Host ${JSON.stringify(host.slice(0, 80))} is not allowed.`)
    expect(await statusFor(`${mock.url}/__admin/health`, 'localhost')).toBe(200)
  },
)

test.each(['[::1', '[', 'x@localhost', '127.0.0.1:99999', 'a b', ''])(
  'the Host %j cannot be read, so it is 400 on every path',
  async (host) => {
    await using mock = await createCxoneMock({ port: 0 })
    expect(await statusFor(`${mock.url}/__admin/health`, host)).toBe(400)
    expect(await statusFor(`${mock.url}/api/v2/conversations`, host)).toBe(400)
    expect(mock.defaultSandbox.requests.list().map(({ rule }) => rule)).toEqual(['host'])
    expect(await statusFor(`${mock.url}/__admin/health`, 'localhost')).toBe(200)
  },
)

test.each([
  [{ host: '0.0.0.0' }, 'host "0.0.0.0" is beyond loopback. Set allowedHosts to the names that clients use.'],
  [
    { host: '', allowedHosts: ['x.example'] },
    'host "" is beyond loopback. Set allowedHosts to the names that clients use.',
  ],
  [
    { host: '::', allowedHosts: [''] },
    'host "::" is beyond loopback. Set allowedHosts to the names that clients use.',
  ],
  [
    { host: '0.0.0.0', allowedHosts: ['x.example'] },
    'host "0.0.0.0" is beyond loopback. Set adminToken, or noAdmin.',
  ],
])('a wide bind without a guard is refused: %j', async (options, message) => {
  await expect(createCxoneMock({ port: 0, ...options })).rejects.toThrow(message)
})

test('two calls of listen at once make one server', async () => {
  await using mock = await createCxoneMock()
  const results = await Promise.allSettled([mock.listen({ port: 0 }), mock.listen({ port: 0 })])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
})
