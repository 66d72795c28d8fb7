import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { converse, servers } from '../rfc/socket.js'
import { hosts, mockBehind, tokenOf } from '../hosts.js'
import { basic, token } from '../rfc/requests.js'
import { me } from '../rfc/socket-row.js'
import { tries } from '../sampled.js'
import { body, headers, line } from './arbitraries.js'
import { unharmed } from './ask.js'

/** Mostly with credentials that do, since without them little else is looked at. */
const authorized = fc.option(fc.constant(true), { freq: 6, nil: false })

function credentialsFor(
  target: string,
  tokens: { readonly genesys: string; readonly cxone: string },
): string {
  if (target.startsWith('/oauth/')) return basic('recorder', 'recorder-secret')
  if (target.startsWith('/auth/token')) return basic('cxone-backend', 'cxone-backend-secret')
  return `Bearer ${target.startsWith('/api/') ? tokens.genesys : tokens.cxone}`
}

test('whatever comes through fetch, the mock neither fails nor changes a World by a refusal', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const seen = new Set<number>()
  const sent = fc.record({ line, headers, body, authorized })
  const property = fc.asyncProperty(sent, async ({ line: { method, target }, ...rest }) => {
    await mock.reset()
    const genesys = await tokenOf(send, 'recorder')
    const cxone = await tokenOf(send, 'sam.okafor@demo.example')
    const own = rest.authorized ? { authorization: credentialsFor(target, { genesys, cxone }) } : {}
    const request = { method, target, headers: { ...Object.fromEntries(rest.headers), ...own } }
    const withBody = method === 'GET' || method === 'HEAD' ? request : { ...request, body: rest.body }
    const reply = await unharmed(mock, () => send(withBody))
    seen.add(reply.status)
    // The sign-in page shows HTML, and tells a browser in plain text what must not redirect.
    if (reply.body !== '' && !/^text\/(?:html|plain);/.test(reply.headers['content-type'] ?? '')) {
      JSON.parse(reply.body)
    }
    expect(reply.body).not.toMatch(/node_modules|\bat \S+ \(|TypeError|RangeError/)
  })
  await fc.assert(property, tries(1200))
  // What is never reached is not tested.
  expect([200, 204, 400, 401, 404, 405, 415, 501].filter((status) => !seen.has(status))).toEqual([])
  expect((await send(token())).status).toBe(200)
})

const oddMethod = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('TRACE', 'get', '', 'G\0T') },
)
const version = fc.oneof(
  { weight: 12, arbitrary: fc.constant('HTTP/1.1') },
  { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/2.0', 'HTTP/3', '') },
)
const oddLine = fc.constantFrom(
  'X-A: \0',
  'X-A: \xff',
  'X-A',
  ': x',
  ' folded',
  'Host: x',
  'Authorization: Bearer a',
  'Transfer-Encoding: chunked',
  'Content-Length: 1',
  'Expect: x',
  'Upgrade: h2c',
  '__proto__: x',
)
const lines: fc.Arbitrary<readonly (readonly string[])[]> = fc.oneof(
  { weight: 3, arbitrary: headers },
  { weight: 1, arbitrary: fc.tuple(headers, oddLine).map(([pairs, odd]) => [...pairs, [odd]]) },
)

test('whatever comes over a socket, the mock neither fails nor stops answering', async () => {
  await using served = await servers['node:http']()
  const { mock, port } = served
  const send = await hosts.fetch(mock)
  const seen = new Set<number>()
  const sent = fc.record({ line, oddMethod, version, lines, body, authorized })
  const property = fc.asyncProperty(sent, async ({ line: { method, target }, ...rest }) => {
    await mock.reset()
    const genesys = await tokenOf(send, 'recorder')
    const cxone = await tokenOf(send, 'sam.okafor@demo.example')
    const bytes = Buffer.from(rest.body)
    const others = rest.lines.filter(([name]) => !rest.authorized || name !== 'authorization')
    const head = [
      `${rest.oddMethod ?? method} ${target} ${rest.version}`,
      `Host: localhost\r\nConnection: close\r\nContent-Length: ${bytes.length}`,
      ...others.map((pair) => pair.join(': ')),
      ...(rest.authorized ? [`Authorization: ${credentialsFor(target, { genesys, cxone })}`] : []),
    ]
    const before = JSON.stringify(mock.defaultSandbox.snapshot())
    const request = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes])
    const statuses = (await converse(port, request)).map(({ status }) => status)
    for (const status of statuses) seen.add(status)
    expect(statuses.filter((status) => status >= 500 && status !== 501 && status !== 505)).toEqual([])
    if (statuses.some((status) => status < 400)) return
    expect(JSON.stringify(mock.defaultSandbox.snapshot())).toBe(before)
  })
  await fc.assert(property, tries(400))
  expect([200, 400, 401, 404, 405, 415].filter((status) => !seen.has(status))).toEqual([])
  expect((await converse(port, me())).map(({ status }) => status)).toEqual([401])
})
