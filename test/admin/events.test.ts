import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import { openStream } from './stream.js'

test('requests and what happens in the World arrive live, in order, and without a secret', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  using stream = await openStream(mock.url, '?sandbox=default')
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const { clientId, clientSecret } = mock.defaultSandbox.client('recorder')
  const issued = await mock.fetch(
    new Request('http://mock/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    }),
  )
  const { access_token: token } = (await issued.json()) as { access_token: string }
  mock.defaultSandbox.calls.start('conv-123')
  const happened = [await stream.next(), await stream.next(), await stream.next()]
  expect(happened).toEqual([
    {
      event: 'event',
      data: {
        sandbox: 'default',
        sequence: 1,
        type: 'TokenIssued',
        subject: expect.stringMatching(/^sha256:[\w-]{8}$/),
        at: caseInstant,
        cause: mock.defaultSandbox.requests.last()?.id,
      },
    },
    { event: 'request', data: mock.defaultSandbox.requests.last() },
    {
      event: 'event',
      data: {
        sandbox: 'default',
        sequence: 2,
        type: 'RecordingStarted',
        subject: 'rec-123',
        at: caseInstant,
        cause: 'control',
      },
    },
  ])
  const sent = JSON.stringify(happened)
  expect(sent).not.toContain(clientSecret)
  expect(sent).not.toContain(token)
  expect(sent).not.toContain(mock.defaultSandbox.snapshot().tokens[0]?.digest)
})

test('a stream is of one sandbox, or of all', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const mine = await mock.sandbox({ id: 'mine' })
  using one = await openStream(mock.url, '?sandbox=mine')
  using all = await openStream(mock.url)
  mock.defaultSandbox.calls.begin({ conversationId: 'conv-default' })
  mine.calls.begin({ conversationId: 'conv-mine' })
  const later = await mock.sandbox({ id: 'later' })
  later.calls.begin({ conversationId: 'conv-later' })
  expect(await one.next()).toMatchObject({ data: { sandbox: 'mine', subject: 'conv-mine' } })
  expect(await all.next()).toMatchObject({ data: { sandbox: 'default', subject: 'conv-default' } })
  expect(await all.next()).toMatchObject({ data: { sandbox: 'mine', subject: 'conv-mine' } })
  expect(await all.next()).toMatchObject({ data: { sandbox: 'later', subject: 'conv-later' } })
})

test('a reset and a restore say that the World was replaced', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  using stream = await openStream(mock.url)
  const snapshot = mock.defaultSandbox.snapshot()
  await mock.defaultSandbox.reset()
  mock.defaultSandbox.restore(snapshot)
  const replaced = { type: 'WorldReplaced', subject: 'default', cause: 'control', sequence: 0 }
  expect(await stream.next()).toMatchObject({ event: 'event', data: replaced })
  expect(await stream.next()).toMatchObject({ event: 'event', data: replaced })
})

test('the same is told in JavaScript, until the listener is taken away', async () => {
  const mock = await createCxoneMock()
  const happened: string[] = []
  const stop = mock.onEvent(({ type, subject }) => happened.push(`${type} ${subject}`))
  mock.defaultSandbox.calls.answer('conv-456')
  stop()
  mock.defaultSandbox.calls.end('conv-456')
  expect(happened).toEqual(['CallAnswered conv-456'])
})

test('twenty may read; one more is refused until one of them leaves', async ({ expect }) => {
  await using mock = await createCxoneMock({ port: 0 })
  const streams = await Promise.all(Array.from({ length: 20 }, () => openStream(mock.url)))
  expect(streams.map(({ response }) => response.status)).toEqual(Array.from({ length: 20 }, () => 200))
  const refused = await fetch(`${mock.url}/__admin/events`)
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({ title: 'Service Unavailable', status: 503 })
  streams[7]?.close()
  await expect.poll(() => statusOf(mock.url)).toBe(200)
  for (const stream of streams) stream.close()
})

async function statusOf(url: string): Promise<number> {
  using stream = await openStream(url)
  return stream.response.status
}

test('the server closes at once although somebody reads', async () => {
  const mock = await createCxoneMock({ port: 0 })
  using stream = await openStream(mock.url)
  // If it waited for the reader, it would wait longer than a test may take.
  await mock.close({ drainMs: 600_000 })
  expect(await stream.next()).toBeUndefined()
})

test('who does not read is cut off, and nobody else misses anything', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const slow = connect(Number(new URL(mock.url).port), '127.0.0.1')
  slow.write('GET /__admin/events HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(slow, 'readable')
  using good = await openStream(mock.url)
  const count = 400
  // Each character takes six in JSON, so that this is more than a connection and the server hold for a reader.
  const body = '\u0001'.repeat(16_000)
  for (let sent = 0; sent < count; sent += 1) {
    void mock.handle({ method: 'POST', target: `/api/v2/x${sent}`, headers: ['Host', 'localhost'], body })
    if (sent % 20 < 19) continue
    for (let read = sent - 19; read <= sent; read += 1) {
      expect(await good.next()).toMatchObject({ data: { target: `/api/v2/x${read}` } })
    }
  }
  slow.on('error', () => undefined).resume()
  await once(slow, 'close')
})

test('of more than can be told in a second the stream says how many it left out', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  using stream = await openStream(mock.url, '?sandbox=default')
  const other = await mock.sandbox({ id: 'other' })
  // Without a turn between them, and little work for each, so that they fall into one second on a busy machine.
  for (let begun = 0; begun < 700; begun += 1) {
    mock.defaultSandbox.calls.begin()
    other.calls.begin()
  }
  for (let sequence = 1; sequence <= 500; sequence += 1) {
    expect(await stream.next()).toMatchObject({ event: 'event', data: { sandbox: 'default', sequence } })
  }
  expect(await stream.next()).toEqual({ event: 'missed', data: { count: 200 } })
})

test('no page of another origin reads the stream, or takes a place', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const events = (headers: Record<string, string>) => openStream(mock.url, '', headers)
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    using stream = await events(headers)
    expect(stream.response.status).toBe(403)
    expect(stream.response.headers.get('access-control-allow-origin')).toBeNull()
  }
  using own = await events({ origin: mock.url, 'sec-fetch-site': 'same-origin' })
  expect(own.response.status).toBe(200)
  expect([...own.response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  expect(own.response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('the stream asks for the admin token, and for a sandbox that there is', async () => {
  await using mock = await createCxoneMock({ port: 0, adminToken: 'mock_token' })
  using none = await openStream(mock.url)
  expect(none.response.status).toBe(401)
  const authorization = 'Bearer mock_token'
  using right = await openStream(mock.url, '', { authorization })
  expect(right.response.status).toBe(200)
  using unknown = await openStream(mock.url, '?sandbox=nope', { authorization })
  expect(unknown.response.status).toBe(404)
  const head = await fetch(`${mock.url}/__admin/events`, { method: 'HEAD', headers: { authorization } })
  expect(head.status).toBe(200)
})
