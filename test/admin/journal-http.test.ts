import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'

async function listening() {
  const mock = await createCxoneMock({ port: 0, seed: 'journal-http', clock: caseInstant })
  const ask = async (method: string, path: string, body?: unknown, signal?: AbortSignal) => {
    const reply = await fetch(`${mock.url}/__admin${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }
  const send = (method: string, path: string) => fetch(mock.url + path, { method })
  const { requests } = mock.defaultSandbox
  return { mock, requests, ask, send, [Symbol.asyncDispose]: () => mock.close() }
}

const stopPath = '/api/v2/recording/recordingcontrols/stop'

test('find, count and verify answer over HTTP what they return in JavaScript', async () => {
  await using server = await listening()
  await server.send('POST', stopPath)
  await server.send('GET', '/api/v2/conversations')
  const { ask, requests } = server
  const pattern = { operation: 'stopRecording' } as const
  expect(await ask('POST', '/requests/find', pattern)).toEqual({
    status: 200,
    body: { requests: requests.find(pattern) },
  })
  expect(await ask('POST', '/requests/count', pattern)).toEqual({ status: 200, body: { count: 1 } })
  expect(await ask('POST', '/requests/count')).toEqual({ status: 200, body: { count: 2 } })
  expect(await ask('POST', '/requests/verify', { pattern, times: 1 })).toEqual({
    status: 200,
    body: { verified: true, requests: requests.verify(pattern, { times: 1 }) },
  })
  expect(await ask('POST', '/requests/verify', { never: { operation: 'startRecording' } })).toEqual({
    status: 200,
    body: { verified: true, requests: [] },
  })
  const sequence = [pattern, { operation: 'getConversations' }] as const
  expect(await ask('POST', '/requests/verify', { sequence })).toEqual({
    status: 200,
    body: { verified: true, requests: requests.verifySequence(sequence) },
  })
  expect(await ask('GET', '/requests?bodyIncludes=x')).toEqual({ status: 200, body: { requests: [] } })
})

test('a verification that fails answers 409 with the nearest requests', async () => {
  await using server = await listening()
  await server.send('POST', stopPath)
  const [entry] = server.requests.list()
  const nearest =
    `${caseInstant} POST ${stopPath} 401 (${entry?.id}): operation is stopRecording, not startRecording. ` +
    'It was rejected: The request has no Authorization header.'
  expect(await server.ask('POST', '/requests/verify', { pattern: { operation: 'startRecording' } })).toEqual({
    status: 409,
    body: {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      detail: `Expected at least 1 request with operation startRecording, but found 0 among 1 in sandbox default.\nNearest requests:\n- ${nearest}`,
      errors: [nearest],
    },
  })
})

test('a wait over HTTP answers as soon as the request arrives', async () => {
  await using server = await listening()
  const waiting = server.ask('POST', '/requests/wait', { pattern: { status: 401 }, timeoutMs: 60_000 })
  await server.send('POST', stopPath)
  expect(await waiting).toEqual({ status: 200, body: { requests: server.requests.find({ status: 401 }) } })
})

test('a wait that is over answers 408', async () => {
  await using server = await listening()
  const reply = await server.ask('POST', '/requests/wait', { pattern: { status: 401 }, timeoutMs: 1 })
  expect(reply).toEqual({
    status: 408,
    body: {
      type: 'about:blank',
      title: 'Request Timeout',
      status: 408,
      detail:
        'Timed out after 1 ms while waiting for 1 request with status 401. Found 0 among 0 in sandbox default.',
    },
  })
})

test('a wait ends when the server closes, and one whose client went away holds nothing up', async () => {
  const server = await listening()
  const body = { pattern: { status: 401 }, timeoutMs: 60_000 }
  const gone = new AbortController()
  const left = server.ask('POST', '/requests/wait', body, gone.signal)
  const kept = server.ask('POST', '/requests/wait', body)
  // Both have reached the server once a later request was answered on a connection of its own.
  await server.ask('GET', '/health')
  gone.abort()
  await expect(left).rejects.toThrow('aborted')
  await server.ask('GET', '/health')
  await server.mock.close()
  expect((await kept).body).toMatchObject({ status: 408 })
})

test('near misses are told over HTTP', async () => {
  await using server = await listening()
  await server.send('POST', '/oauth/tokens')
  const reply = await server.ask('GET', '/requests/unmatched/near-misses')
  expect(reply).toEqual({ status: 200, body: { requests: server.requests.unmatched() } })
  expect(reply.body['requests']).toMatchObject([
    { nearMisses: [{ operation: 'issueToken', method: 'POST', path: '/oauth/token' }] },
  ])
})

test.each([
  ['/requests/find', { operationId: 'x' }, 'there is no field "operationId"; did you mean "operation"?'],
  ['/requests/count', { status: '200' }, 'status must be a whole number, not "200"'],
  [
    '/requests/verify',
    {},
    'one of the fields pattern, never, sequence is needed, e.g. {"pattern": {"operation": "startRecording"}}',
  ],
  ['/requests/verify', { never: {}, times: 1 }, 'there is no field "times"; the fields are never'],
  ['/requests/verify', { sequence: [] }, 'sequence must not be empty'],
  ['/requests/wait', {}, 'the field "pattern" is missing'],
  ['/requests/wait', { pattern: {}, timeoutMs: 60_001 }, 'timeoutMs must be from 0 to 60000, not 60001'],
] as const)('%s refuses a bad body with 400: %j', async (path, body, detail) => {
  await using server = await listening()
  const reply = await server.ask('POST', path, body)
  expect(reply).toMatchObject({
    status: 400,
    body: { detail: `The body is not valid: ${detail}${detail.endsWith('?') ? '' : '.'}` },
  })
})
