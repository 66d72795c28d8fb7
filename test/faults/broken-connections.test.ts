import { connect } from 'node:net'
import { expect, test } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import { hostNames, mockBehind, tokenOf, type Received, type Send } from '../hosts.js'

const start = '/api/v2/recording/recordingcontrols/start'

async function starter(send: Send): Promise<() => Promise<Received>> {
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const headers = { authorization, 'content-type': 'application/json' }
  return () => send({ method: 'POST', target: start, headers, body: '{"recordingId":"rec-123"}' })
}

function recordingState(mock: CxoneMock): string | undefined {
  return mock.defaultSandbox.calls.list()[0]?.recordingState
}

test.each(hostNames)('over %s an answer is lost after the operation happened', async (host) => {
  await using behind = await mockBehind(host)
  const { mock, send } = behind
  const go = await starter(send)
  mock.defaultSandbox.faults.use({
    on: 'startRecording',
    fault: 'CONNECTION_RESET_BY_PEER',
    commit: true,
    times: 1,
  })
  await expect(go()).rejects.toThrow()
  expect(recordingState(mock)).toBe('recording')
  expect((await go()).status).toBe(409)
})

const broken = ['CONNECTION_RESET_BY_PEER', 'EMPTY_RESPONSE', 'RANDOM_DATA_THEN_CLOSE'] as const

test.each(hostNames.flatMap((host) => broken.map((fault) => [host, fault] as const)))(
  'over %s %s is an error for the client, nothing happens, and the next request is clean',
  async (host, fault) => {
    await using behind = await mockBehind(host)
    const { mock, send } = behind
    const go = await starter(send)
    mock.defaultSandbox.faults.use({ on: 'startRecording', fault, times: 1 })
    await expect(go()).rejects.toThrow()
    expect(recordingState(mock)).toBe('idle')
    expect((await go()).status).toBe(200)
  },
)

test.each(
  hostNames.flatMap((host) =>
    (['TRUNCATED_BODY', 'RESET_AFTER_HEADERS'] as const).map((fault) => [host, fault] as const),
  ),
)('over %s %s fails while the body is read, after the operation happened', async (host, fault) => {
  await using behind = await mockBehind(host)
  const { mock, send } = behind
  const go = await starter(send)
  mock.defaultSandbox.faults.use({ on: 'startRecording', fault, times: 1 })
  await expect(go()).rejects.toThrow()
  expect(recordingState(mock)).toBe('recording')
})

test('malformed JSON is a whole reply whose body cannot be read', async () => {
  await using behind = await mockBehind('node:http')
  const go = await starter(behind.send)
  behind.mock.defaultSandbox.faults.use({ on: 'startRecording', fault: 'MALFORMED_JSON' })
  const { status, body } = await go()
  expect(status).toBe(200)
  expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError)
})

test.each(['node:http', 'fetch'] as const)(
  'over %s a request that is never answered ends when its client gives up',
  async (host) => {
    await using behind = await mockBehind(host)
    const { mock } = behind
    mock.defaultSandbox.faults.use({ on: 'getTokensMe', fault: 'NEVER_ANSWER' })
    const url = `${host === 'fetch' ? 'https://any.example' : mock.url}/api/v2/tokens/me`
    const gone = new AbortController()
    const pending =
      host === 'fetch'
        ? mock.fetch(new Request(url, { signal: gone.signal }))
        : fetch(url, { signal: gone.signal })
    gone.abort()
    await expect(pending).rejects.toThrow('aborted')
  },
)

test('a stalled body stops after so many bytes', async () => {
  await using behind = await mockBehind('node:http')
  const { mock, send } = behind
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  mock.defaultSandbox.faults.use({ on: 'getTokensMe', fault: 'STALL', bytes: 5 })
  // A socket of its own: MSW, which other tests of this file switch on, reads a reply to its end.
  const { hostname, port } = new URL(mock.url)
  const socket = connect(Number(port), hostname)
  socket.write(`GET /api/v2/tokens/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n\r\n`)
  let received = ''
  for await (const chunk of socket) {
    received += String(chunk)
    if (received.includes('{"org')) break
  }
  expect(received).toMatch(/\r\nContent-Length: \d{3}\r\n[^]*\r\n\r\n\{"org$/)
})
