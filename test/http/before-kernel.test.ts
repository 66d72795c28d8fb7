import { expect, test } from 'vitest'
import { servers, converse } from '../rfc/socket.js'

/** What is recorded of the only request, and what was sent on the wire. */
async function recorded(bytes: string) {
  await using served = await servers['node:http']()
  const [reply] = await converse(served.port, bytes)
  const { requests } = served.mock.defaultSandbox
  const [entry] = requests.list()
  return { reply, entry, explanation: entry && requests.explain(), entries: requests.count() }
}

const head = 'Host: localhost\r\nX-Cxone-Mock-Sandbox: default\r\n\r\n'

test('a method in lower case is explained, though the parser rejects it', async () => {
  const { reply, entry, explanation } = await recorded(
    `patch /api/v2/conversations/conv-123/recordingstate HTTP/1.1\r\n${head}`,
  )
  expect([reply?.status, reply?.body, reply?.headers['connection']]).toEqual([400, '', 'close'])
  expect([entry?.method, entry?.target, entry?.status]).toEqual([
    'patch',
    '/api/v2/conversations/conv-123/recordingstate',
    400,
  ])
  expect(explanation?.reason).toBe(
    'The method "patch" is not in upper case. Methods are case-sensitive (RFC 9110 9.1).',
  )
  expect(explanation?.fix).toEqual([
    'Send PATCH. fetch changes the case of get, post, put, delete, head and options, but not of patch.',
  ])
  expect(explanation?.stage).toBeUndefined()
})

test.each([
  [
    'an unknown method',
    'FOO /x HTTP/1.1\r\n' + head,
    'FOO',
    400,
    /^The HTTP parser cannot read the request: /,
  ],
  [
    'a space before the colon',
    'GET /x HTTP/1.1\r\nA : b\r\n' + head,
    'GET',
    400,
    /^The HTTP parser cannot read the request: /,
  ],
  [
    'headers over 64 kB',
    `GET /x HTTP/1.1\r\nA: ${'a'.repeat(66_000)}\r\n${head}`,
    '(unreadable)',
    431,
    /larger than 65,536 bytes/,
  ],
  ['no Host', 'GET /x HTTP/1.1\r\nConnection: close\r\n\r\n', 'GET', 400, /no Host header/],
  [
    'an unknown expectation',
    'GET /x HTTP/1.1\r\nExpect: 200-ok\r\nConnection: close\r\n' + head,
    'GET',
    417,
    /^The Expect header is not 100-continue/,
  ],
  [
    'CONNECT',
    `CONNECT api.example:443 HTTP/1.1\r\n${head}`,
    'CONNECT',
    501,
    /but the mock is not a proxy\.$/,
  ],
  [
    'HTTP/2 without TLS',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '(unreadable)',
    400,
    /^The client speaks HTTP\/2/,
  ],
  ['TLS', '\u0016\u0003\u0001\u0002\u0000', '(unreadable)', 400, /^The client speaks TLS/],
  [
    'HTTP/2 with prior knowledge',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '(unreadable)',
    400,
    /^The client speaks HTTP\/2 without TLS/,
  ],
])('what is rejected before the kernel is recorded: %s', async (_, bytes, method, status, reason) => {
  const { reply, entry } = await recorded(bytes)
  expect([reply?.status, reply?.body]).toEqual([status, ''])
  expect([entry?.method, entry?.status]).toEqual([method, status])
  expect(entry?.reason).toMatch(reason)
})

test('what the parser rejects of the control plane is not recorded', async () => {
  const { reply, entries } = await recorded(`patch /__admin/clock HTTP/1.1\r\n${head}`)
  expect([reply?.status, entries]).toEqual([400, 0])
})

test('a client that leaves in the middle of a request is not recorded', async () => {
  await using served = await servers['node:http']()
  const { connect } = await import('node:net')
  const socket = connect(served.port, '127.0.0.1').resume()
  socket.end('POST /oauth/token HTTP/1.1\r\nHost: loc')
  await new Promise((resolve) => socket.on('close', resolve))
  expect(served.mock.defaultSandbox.requests.count()).toBe(0)
})

test('a rejected Host counts to the sandbox whose token was sent', async () => {
  await using served = await servers['node:http']()
  const sandbox = await served.mock.sandbox({ id: 'mine' })
  await converse(
    served.port,
    'GET /s/mine/api/v2/conversations HTTP/1.1\r\nHost: other:4080\r\nConnection: close\r\n\r\n',
  )
  expect(sandbox.requests.explain().reason).toBe('The Host "other:4080" is not allowed.')
})

const own = (token: string) => `Host: localhost\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n`

test.each([
  ['too many headers', 431, 'GET /x HTTP/1.1\r\n', 'A: b\r\n'.repeat(110)],
  ['headers of 20 kB', 431, 'GET /x HTTP/1.1\r\n', `A: ${'a'.repeat(20_000)}\r\n`],
  ['a target of 9 kB', 414, `GET /${'x'.repeat(9000)} HTTP/1.1\r\n`, ''],
  ['two Content-Types', 400, 'GET /x HTTP/1.1\r\n', 'Content-Type: a/b\r\n'.repeat(2)],
  ['two Authorizations', 400, 'GET /x HTTP/1.1\r\n', 'Authorization: Bearer other\r\n'],
  ['an unreadable Host', 400, 'GET /x HTTP/1.1\r\n', 'Host: a b\r\n'],
  ['an unknown coding', 501, 'POST /x HTTP/1.1\r\n', 'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n'],
  ['a fragment', 400, 'GET /x#y HTTP/1.1\r\n', ''],
  ['an unknown expectation', 417, 'GET /x HTTP/1.1\r\n', 'Expect: 200-ok\r\n'],
  ['CONNECT', 501, 'CONNECT api.example:443 HTTP/1.1\r\n', ''],
  ['an upgrade', 404, 'GET /x HTTP/1.1\r\n', 'Upgrade: websocket\r\n'],
  ['a method in lower case', 400, 'patch /x HTTP/1.1\r\n', ''],
  ['a space before a colon', 400, 'GET /x HTTP/1.1\r\n', 'A : b\r\n'],
])('the sandbox whose token was sent records the request: %s', async (_, status, line, more) => {
  await using served = await servers['node:http']()
  const sandbox = await served.mock.sandbox({ id: 'mine' })
  const bytes = `${line}${own('mine.anything')}${more}\r\n`
  await converse(served.port, bytes)
  expect(sandbox.requests.list().map((entry) => entry.status)).toEqual([status])
  expect(served.mock.defaultSandbox.requests.count()).toBe(0)
})

test('a target that is too long counts to the sandbox that its header names', async () => {
  await using served = await servers['node:http']()
  const sandbox = await served.mock.sandbox({ id: 'mine' })
  const head = 'Host: localhost\r\nX-Cxone-Mock-Sandbox: mine\r\nConnection: close\r\n\r\n'
  await converse(served.port, `GET /${'x'.repeat(9000)} HTTP/1.1\r\n${head}`)
  expect(sandbox.requests.list().map((entry) => entry.status)).toEqual([414])
})
