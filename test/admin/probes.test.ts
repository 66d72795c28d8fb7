import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

/** A probe as a kubelet sends it: to the address of the pod, without a credential. */
function probe(url: string, method = 'GET'): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { host: '10.244.1.7:4080' } }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => (body += part))
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
    sent.on('error', reject).end()
  })
}

test.each([
  ['beyond loopback', { host: '0.0.0.0', allowedHosts: ['cxone-mock'], adminToken: 'mock_token' }],
  ['without a control plane', { noAdmin: true }],
  ['with a control plane of its own port', { adminPort: 0 }],
])('probes are answered %s, for any Host and without a credential', async (_, options) => {
  await using mock = await createCxoneMock({ port: 0, ...options })
  await mock.sandbox()
  const ready = { status: 200, body: '{"status":"ready","sandboxes":2}' }
  expect(await probe(`${mock.url}/__admin/health`)).toEqual({ status: 200, body: '{"status":"ok"}' })
  expect(await probe(`${mock.url}/__admin/ready`)).toEqual(ready)
  expect(await probe(`${mock.url}/__admin/ready?verbose`)).toEqual(ready)
  expect(await probe(`${mock.url}/__admin/ready`, 'HEAD')).toEqual({ status: 200, body: '' })
  expect((await probe(`${mock.url}/__admin/health`, 'POST')).status).toBe(421)
  expect((await probe(`${mock.url}/__admin/healthy`)).status).toBe(421)
  expect((await probe(`${mock.url}/__admin/version`)).status).toBe(421)
  expect((await probe(`${mock.url}/api/v2/conversations`)).status).toBe(421)
  const targets = mock.defaultSandbox.requests.list().map(({ target }) => target)
  expect(targets).toEqual(['/api/v2/conversations'])
})

test('the icon that a browser asks for is not in the journal', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const response = await fetch(`${mock.url}/favicon.ico`)
  expect([response.status, await response.text()]).toEqual([204, ''])
  expect(mock.defaultSandbox.requests.count()).toBe(0)
})

test('adminPort separates the control plane from the API', async () => {
  await using mock = await createCxoneMock({ port: 0, adminPort: 0 })
  const { adminUrl } = mock
  expect(adminUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/__admin$/)
  expect(mock.env()['CXONE_ADMIN_URL']).toBe(adminUrl)
  const onAdminPort = (path: string) => new URL(path, adminUrl).href
  const version = await fetch(`${adminUrl}/version`)
  expect(await version.json()).toMatchObject({ apiPort: Number(new URL(mock.url).port) })
  expect((await fetch(`${adminUrl}/ui`)).status).toBe(200)
  expect((await probe(`${adminUrl}/ready`)).status).toBe(200)
  expect((await probe(`${adminUrl}/version`)).status).toBe(421)
  expect((await fetch(`${mock.url}/__admin/version`)).status).toBe(404)
  const api = await fetch(onAdminPort('/api/v2/conversations'))
  expect(api.status).toBe(404)
  expect(await api.json()).toEqual({
    type: 'about:blank',
    title: 'This port serves only /__admin. Send requests for the API to the other port.',
    status: 404,
  })
})

test('a control plane whose port is in use leaves no server behind', async () => {
  await using first = await createCxoneMock({ port: 0 })
  const inUse = Number(new URL(first.url).port)
  await using second = await createCxoneMock()
  await expect(second.listen({ port: 0, adminPort: inUse })).rejects.toThrow('EADDRINUSE')
  expect(await second.listen({ port: 0, adminPort: 0 })).toBe(second.url)
})

test('close ends both servers', async () => {
  const mock = await createCxoneMock({ port: 0, adminPort: 0 })
  const { url, adminUrl } = mock
  await mock.close()
  await expect(fetch(`${url}/__admin/ready`)).rejects.toThrow('fetch failed')
  await expect(fetch(`${adminUrl}/ready`)).rejects.toThrow('fetch failed')
  expect(mock.adminUrl).toBeUndefined()
})
