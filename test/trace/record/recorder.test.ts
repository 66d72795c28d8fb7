import { once } from 'node:events'
import http from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { recording, server, traceOf } from './recorded.js'

const json = { 'content-type': 'application/json' }

/** The entries of a recorded file. */
function entriesOf(text: string) {
  const { log } = JSON.parse(text) as {
    readonly log: {
      readonly entries: readonly { readonly comment?: string; readonly response: { status: number } }[]
    }
  }
  return log.entries
}

test('the client gets the response of the target byte for byte, and the target the request of the client', async () => {
  const received: unknown[] = []
  await using target = await server((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { method, url, headers } = request
      received.push({
        method,
        url,
        host: headers.host,
        type: headers['content-type'],
        own: headers['x-own'],
        body,
      })
      response.writeHead(
        418,
        'Short and stout',
        [
          ['X-Case', 'Kept'],
          ['Set-Cookie', 'a=1; Domain=tenant.example; Secure; Path=/'],
          ['Set-Cookie', 'b=2'],
          ['Content-Type', 'text/plain'],
        ].flat(),
      )
      response.end('tea')
    })
  })
  await using recorder = await recording([target.url])
  const request = http.request(`${recorder.url}/api/v2/x?a=%20b`, {
    method: 'PUT',
    headers: { 'content-type': 'text/plain', 'x-own': 'yes' },
  })
  request.end('coffee')
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  const body = (await response.toArray()).join('')
  expect(received).toEqual([
    {
      method: 'PUT',
      url: '/api/v2/x?a=%20b',
      host: new URL(target.url).host,
      type: 'text/plain',
      own: 'yes',
      body: 'coffee',
    },
  ])
  expect([response.statusCode, response.statusMessage, body]).toEqual([418, 'Short and stout', 'tea'])
  expect(response.rawHeaders.slice(0, 6)).toEqual([
    'X-Case',
    'Kept',
    'Set-Cookie',
    'a=1; Path=/',
    'Set-Cookie',
    'b=2',
  ])
})

test('documents and redirects name the recorder for the client, and the target in the trace', async () => {
  await using login = await server((_, response) => response.end())
  await using api = await server((request, response) => {
    if (request.url === '/oauth/authorize')
      return void response.writeHead(302, { location: `${login.url}/auth/authorize?next=1` }).end()
    const text = JSON.stringify({
      api: `${api.url}/api`,
      token: `${login.url}/auth/token`,
      escaped: 'ESCAPED',
      other: `${api.url}0/api`,
      socket: `${api.url.replace('http', 'ws')}/channels/1`,
    }).replace('ESCAPED', api.url.replaceAll('/', String.raw`\/`))
    response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(text) }).end(text)
  })
  await using recorder = await recording([api.url, `token=${login.url}`])
  const [apiUrl = '', loginUrl = ''] = recorder.urls
  const redirect = await fetch(`${apiUrl}/oauth/authorize`, { redirect: 'manual' })
  expect(redirect.headers.get('location')).toBe(`${loginUrl}/auth/authorize?next=1`)
  const document = await fetch(`${apiUrl}/.well-known/openid-configuration`)
  expect(await document.json()).toEqual({
    api: `${apiUrl}/api`,
    token: `${loginUrl}/auth/token`,
    escaped: apiUrl,
    other: `${api.url}0/api`,
    socket: `${apiUrl.replace('http', 'ws')}/channels/1`,
  })
  await recorder.end()
  expect(recorder.seen.map(({ exchange }) => exchange.origin)).toEqual([api.url, api.url])
  expect(recorder.seen[0]?.exchange.response?.headers['location']).toBe(`${login.url}/auth/authorize?next=1`)
  expect(recorder.seen[1]?.exchange.response?.body).toContain(`"token":"${login.url}/auth/token"`)
})

test('a URL of the target that is cut between two parts of a stream is rewritten', async () => {
  await using target = await server((_, response) => {
    const text = `{"uri":"${target.url}/api/v2/users","next":"${target.url}"}`
    response.writeHead(200, json)
    response.write(text.slice(0, 12))
    // The next part follows when the client has the first, so that they are not joined.
    setImmediate(() => {
      response.write(text.slice(12, 30))
      setImmediate(() => response.end(text.slice(30)))
    })
  })
  await using recorder = await recording([target.url])
  const response = await fetch(`${recorder.url}/api/v2/users`)
  expect(await response.json()).toEqual({ uri: `${recorder.url}/api/v2/users`, next: recorder.url })
})

test('each part of a stream arrives before the target sends the next one', async () => {
  const parts: string[] = []
  let more: (() => void) | undefined
  await using target = await server((_, response) => {
    response.writeHead(200, json)
    response.write('{"first":1,')
    more = () => response.end('"second":2}')
  })
  await using recorder = await recording([target.url])
  const { body } = await fetch(`${recorder.url}/api/v2/stream`)
  const decoder = new TextDecoder()
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    parts.push(decoder.decode(chunk))
    more?.()
  }
  expect(parts).toEqual(['{"first":1,', '"second":2}'])
  await recorder.end()
  expect(recorder.seen[0]?.exchange.response?.body).toBe('{"first":1,"second":2}')
})

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const)(
  'a response in %s reaches the client as it is, and is recorded as text',
  async (encoding, compress) => {
    const bytes = compress('{"code":"conflict"}')
    await using target = await server((_, response) => {
      response
        .writeHead(409, { ...json, 'content-encoding': encoding, 'content-length': bytes.length })
        .end(bytes)
    })
    await using recorder = await recording([target.url])
    const request = http.get(`${recorder.url}/api/v2/x`)
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    expect(Buffer.concat((await response.toArray()) as Buffer[])).toEqual(bytes)
    expect(response.headers['content-encoding']).toBe(encoding)
    await recorder.end()
    const { exchanges } = await traceOf(recorder.file)
    expect(exchanges[0]?.response).toMatchObject({ status: 409, body: '{"code":"conflict"}' })
  },
)

test('a compressed request is recorded as text', async () => {
  await using target = await server((request, response) => request.resume().on('end', () => response.end()))
  await using recorder = await recording([target.url])
  const body = gzipSync('{"recordingId":"rec-1","action":"start"}')
  await fetch(`${recorder.url}/api/v2/x`, {
    method: 'POST',
    headers: { ...json, 'content-encoding': 'gzip' },
    body,
  })
  await recorder.end()
  expect(recorder.seen[0]?.exchange.body).toBe('{"recordingId":"rec-1","action":"start"}')
})

test('bodies that are too long or damaged reach the client whole, and are left out with the reason', async () => {
  const long = `{"text":"${'x'.repeat(3_000_000)}"}`
  await using target = await server((request, response) => {
    if (request.url === '/api/v2/long') return void response.writeHead(200, json).end(long)
    if (request.url === '/api/v2/known')
      return void response.writeHead(200, { ...json, 'content-length': long.length }).end(long)
    if (request.url === '/api/v2/html')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Jo</p>')
    if (request.url === '/api/v2/latin')
      return void response.writeHead(200, json).end(Buffer.from('{"name":"Jos\u00e9"}', 'latin1'))
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end('no gzip')
  })
  await using recorder = await recording([target.url])
  const lengths: number[] = []
  for (const name of ['long', 'known', 'html', 'latin', 'damaged']) {
    const [response] = (await once(http.get(`${recorder.url}/api/v2/${name}`), 'response')) as [
      http.IncomingMessage,
    ]
    lengths.push(Buffer.concat((await response.toArray()) as Buffer[]).length)
  }
  expect(lengths).toEqual([3_000_011, 3_000_011, 9, 15, 7])
  const text = await recorder.end()
  expect(entriesOf(text).map(({ comment }) => comment)).toEqual([
    'Left out: the body of the response, because it is too long.',
    'Left out: the body of the response, because it is too long.',
    'Left out: the body of the response, because it cannot be redacted.',
    'Left out: the body of the response, because it is not text.',
    'Left out: the body of the response, because it cannot be decompressed.',
  ])
  expect(text).not.toMatch(/xxxx|<p>|Jos/)
})

test('a target that stops listening is named to the client and the user, and recorded as no response', async () => {
  const target = await server((_, response) => response.end())
  await using recorder = await recording([target.url])
  await target[Symbol.asyncDispose]()
  const response = await fetch(`${recorder.url}/api/v2/x`)
  expect([response.status, await response.json()]).toEqual([
    502,
    {
      title: 'cxone-mock record did not reach the target',
      status: 502,
      detail: `${target.url} cannot be reached: nothing listens on its port (ECONNREFUSED).`,
    },
  ])
  expect(recorder.problems).toEqual([
    `${target.url} cannot be reached: nothing listens on its port (ECONNREFUSED).`,
  ])
  expect(entriesOf(await recorder.end()).map(({ response }) => response.status)).toEqual([0])
})

test('a response that breaks off breaks off for the client too, and its body is left out', async () => {
  await using target = await server((_, response) => {
    response.writeHead(200, { ...json, 'content-length': 100 })
    response.write('{"name":"Jo')
    setImmediate(() => response.destroy())
  })
  await using recorder = await recording([target.url])
  await expect(fetch(`${recorder.url}/api/v2/x`).then((response) => response.text())).rejects.toThrow()
  await vi.waitFor(() => expect(recorder.seen).toHaveLength(1))
  expect(entriesOf(await recorder.end())[0]?.comment).toBe(
    'Left out: the body of the response, because the connection ended before it.',
  )
})

test('a client that leaves ends the request to the target, and is recorded without a response', async () => {
  let left: (() => void) | undefined
  const targetSawIt = new Promise<void>((resolve) => (left = resolve))
  const client = new AbortController()
  await using target = await server((_, response) => {
    response.on('close', () => left?.())
    client.abort()
  })
  await using recorder = await recording([target.url])
  await expect(fetch(`${recorder.url}/api/v2/x`, { signal: client.signal })).rejects.toThrow()
  await targetSawIt
  expect(entriesOf(await recorder.end()).map(({ response }) => response.status)).toEqual([0])
})

test('the end of the recording ends a long poll, and records it', async () => {
  let waiting: (() => void) | undefined
  const isWaiting = new Promise<void>((resolve) => (waiting = resolve))
  await using target = await server(() => waiting?.())
  await using recorder = await recording([target.url])
  const poll = expect(fetch(`${recorder.url}/api/v2/poll`)).rejects.toThrow()
  await isWaiting
  expect(entriesOf(await recorder.end()).map(({ response }) => response.status)).toEqual([0])
  await poll
})
