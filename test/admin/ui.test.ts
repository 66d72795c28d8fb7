import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Sends a path as it is written: fetch would tidy it up first. */
function get(url: string, path: string, method = 'GET'): Promise<Answer> {
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject).end()
  })
}

test.each([
  ['/__admin/ui', 'text/html; charset=utf-8'],
  ['/__admin/ui/', 'text/html; charset=utf-8'],
  ['/__admin/ui/index.html', 'text/html; charset=utf-8'],
  ['/__admin/ui/app.js', 'text/javascript; charset=utf-8'],
  ['/__admin/ui/app.css', 'text/css; charset=utf-8'],
  ['/__admin/ui/icon.svg', 'image/svg+xml; charset=utf-8'],
])('%s is served under the strict policy', async (path, type) => {
  await using mock = await createCxoneMock({ port: 0 })
  const { status, headers, body } = await get(mock.url, path)
  expect(status, body).toBe(200)
  expect(headers).toMatchObject({
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect(headers).not.toHaveProperty('access-control-allow-origin')
  expect(headers).not.toHaveProperty('set-cookie')
})

test('the page has no inline script, style or handler, and loads nothing from elsewhere', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const { body: html } = await get(mock.url, '/__admin/ui')
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|<base|<iframe/i)
  const loaded = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, url]) => url)
  expect(new Set(loaded)).toEqual(
    new Set(['#requests', '/__admin/ui/app.css', '/__admin/ui/app.js', '/__admin/ui/icon.svg']),
  )
  const { body: css } = await get(mock.url, '/__admin/ui/app.css')
  expect(css).not.toMatch(/url\(|@import/)
  const { body: script } = await get(mock.url, '/__admin/ui/app.js')
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/)
})

test.each([
  'package.json',
  'app.ts',
  'index',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '..',
  '../..',
  '../../package.json',
  '../../../../../../etc/passwd',
  '../../package.json',
  '%2e%2e/%2e%2e/package.json',
  '%2e%2e%2fpackage.json',
  '..%2f..%2fpackage.json',
  '..%5c..%5cpackage.json',
  '..\\..\\package.json',
  '%252e%252e%252fpackage.json',
  '..;/..;/package.json',
  '....//....//package.json',
  '%c0%ae%c0%ae/package.json',
  '%00',
  'app.js%00.html',
  'app.js/',
  'app.js/x',
  'APP.JS',
  '/etc/passwd',
  '//etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  '%',
  '%zz',
])('/__admin/ui/%s is no file', async (name) => {
  await using mock = await createCxoneMock({ port: 0 })
  const { status, headers, body } = await get(mock.url, `/__admin/ui/${name}`)
  expect([400, 404]).toContain(status)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).not.toMatch(/root:|"name": ?"cxone-mock"|devDependencies|at \w+ \(/)
})

test('the page needs no admin token, holds none, and everything else asks for it', async () => {
  await using mock = await createCxoneMock({ port: 0, adminToken: 'mock_token' })
  for (const name of ['', '/app.js', '/app.css']) {
    const { status, body } = await get(mock.url, `/__admin/ui${name}`)
    expect(status).toBe(200)
    for (const { clientSecret } of mock.defaultSandbox.clients) {
      if (clientSecret !== '') expect(body).not.toContain(clientSecret)
    }
    expect(body).not.toContain('mock_token')
  }
  expect((await get(mock.url, '/__admin/calls')).status).toBe(401)
  expect((await get(mock.url, '/__admin/events')).status).toBe(401)
})

test('/__admin leads to the page, and the page enters no journal', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const { status, headers } = await get(mock.url, '/__admin')
  expect([status, headers['location']]).toEqual([302, '/__admin/ui'])
  await get(mock.url, '/__admin/ui')
  expect(mock.defaultSandbox.requests.count()).toBe(0)
})

test('without a control plane there is no page', async () => {
  await using mock = await createCxoneMock({ port: 0, noAdmin: true })
  const { status, body } = await get(mock.url, '/__admin/ui')
  expect(status).toBe(404)
  expect(body).not.toContain('<html')
})
