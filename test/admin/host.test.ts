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
  'the Host %s is refused on every path except the probes',
  async (host) => {
    await using mock = await createCxoneMock({ port: 0 })
    expect(await statusFor(`${mock.url}/__admin/version`, host)).toBe(421)
    expect(await statusFor(`${mock.url}/%5f_admin/health`, host)).toBe(421)
    expect(await statusFor(`${mock.url}/api/v2/conversations`, host)).toBe(421)
    const entries = mock.defaultSandbox.requests.list()
    expect(entries.map(({ target, status, rule }) => [target, status, rule])).toEqual([
      ['/%5f_admin/health', 421, 'host'],
      ['/api/v2/conversations', 421, 'host'],
    ])
    expect(entries[1]?.reason).toBe(`The Host ${JSON.stringify(host.slice(0, 80))} is not allowed.`)
    expect(await statusFor(`${mock.url}/__admin/health`, host)).toBe(200)
    expect(await statusFor(`${mock.url}/__admin/version`, 'localhost')).toBe(200)
  },
)

test.each(['[::1', '[', 'x@localhost', '127.0.0.1:99999', 'a b', ''])(
  'the Host %j cannot be read, so it is 400 on every path except the probes',
  async (host) => {
    await using mock = await createCxoneMock({ port: 0 })
    expect(await statusFor(`${mock.url}/__admin/version`, host)).toBe(400)
    expect(await statusFor(`${mock.url}/__admin/health`, host)).toBe(200)
    expect(await statusFor(`${mock.url}/api/v2/conversations`, host)).toBe(400)
    expect(mock.defaultSandbox.requests.list().map(({ rule }) => rule)).toEqual(['host'])
    expect(await statusFor(`${mock.url}/__admin/health`, 'localhost')).toBe(200)
  },
)

test.each([
  ['*.svc.cluster.local', 'mock.default.svc.cluster.local:4080', 200],
  ['*.svc.cluster.local', 'Mock.SVC.cluster.local.', 200],
  ['*.svc.cluster.local', 'svc.cluster.local', 421],
  ['*.svc.cluster.local', 'evilsvc.cluster.local', 421],
  ['*.svc.cluster.local', 'a.svc.cluster.local.evil.example', 421],
  ['*.svc.cluster.local', '-.svc.cluster.local', 421],
  ['*.svc.cluster.local', '.svc.cluster.local', 421],
  ['cxone_mock', 'cxone_mock:4080', 200],
  ['Mock.example.', 'mock.example', 200],
  ['10.244.1.7', '10.244.1.7:4080', 200],
  ['fd00::7', '[fd00::7]:4080', 200],
  ['[fd00::7]', '[fd00::7]', 200],
])('with the allowed host %s the Host %s gets %d', async (allowed, host, status) => {
  await using mock = await createCxoneMock({ port: 0, allowedHosts: [allowed] })
  expect(await statusFor(`${mock.url}/__admin/version`, host)).toBe(status)
})

test.each([
  '*',
  '*.',
  '**.example',
  'a.*.example',
  '10.244.*',
  'mock:4080',
  'http://mock',
  'mock/path',
  ' mock',
  'mock,other',
  'bücher.example',
  'fd00::x',
  '-',
  'a..b',
])('the allowed host "%s", which no Host can match, is rejected at the start', async (allowed) => {
  await expect(createCxoneMock({ port: 0, allowedHosts: ['good.example', allowed] })).rejects.toThrow(
    `No Host can match the allowed host ${JSON.stringify(allowed)}. Use a name or an address without scheme, port and path, for example cxone-mock, or *.svc.cluster.local for every name below it.`,
  )
})

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
