import { expect, test } from 'vitest'
import { mockBehind, tokenOf } from '../hosts.js'

const note = 'The client closed the connection before the whole response was sent.'

test.each(['node:http', 'fetch'] as const)(
  'over %s a delayed response whose client leaves is recorded as not sent',
  async (host) => {
    await using behind = await mockBehind(host)
    const { mock, send } = behind
    const { clock, faults, requests } = mock.defaultSandbox
    const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
    clock.freeze()
    faults.use({ on: 'startRecording', fixedDelayMilliseconds: 5000 })
    const url = `${host === 'fetch' ? 'https://any.example' : mock.url}/api/v2/recording/recordingcontrols/start`
    const gone = new AbortController()
    const init = {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"recordingId":"rec-123","action":"start"}',
      signal: gone.signal,
    }
    const pending = host === 'fetch' ? mock.fetch(new Request(url, init)) : fetch(url, init)
    const failed = expect(pending).rejects.toThrow('aborted')
    const pattern = { operation: 'startRecording' } as const
    await requests.waitFor(pattern)
    while (clock.awaited.length === 0) await new Promise(setImmediate)
    gone.abort()
    await failed
    while (clock.awaited.length > 0) await new Promise(setImmediate)
    expect(requests.list(pattern)).toMatchObject([{ status: 0, fault: 'fault-1: 5000 ms of delay' }])
    expect(requests.last(pattern)).not.toHaveProperty('response')
    expect(requests.count({ ...pattern, status: 200 })).toBe(0)
    expect(requests.explain(requests.last(pattern)?.id)).toMatchObject({ status: 0, notes: [note] })
    expect(requests.har().log.entries.at(-1)?.response).toMatchObject({ status: 0, _error: note })
    const cell = mock.coverage().cells.find(({ id }) => id === 'connected/idle/start')
    expect(cell).toMatchObject({ covered: false, seen: [{ status: 0, fault: 'delay', count: 1 }] })
    // The operation happened before the delay.
    expect(mock.defaultSandbox.calls.get('conv-123').recordingState).toBe('recording')
  },
)

test('a body in chunks whose client leaves is recorded up to the last chunk that was sent', async () => {
  await using behind = await mockBehind('node:http')
  const { mock, send } = behind
  const { clock, faults, requests } = mock.defaultSandbox
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const whole = await (await fetch(`${mock.url}/api/v2/tokens/me`, { headers: { authorization } })).text()
  clock.freeze()
  faults.use({ on: 'getTokensMe', chunkedDribbleDelay: { numberOfChunks: 2, totalDuration: 2000 } })
  const gone = new AbortController()
  const response = await fetch(`${mock.url}/api/v2/tokens/me`, {
    headers: { authorization },
    signal: gone.signal,
  })
  const reader = response.body?.getReader()
  while (clock.awaited.length === 0) await new Promise(setImmediate)
  clock.advance('1s')
  const { value } = (await reader?.read()) ?? {}
  const first = new TextDecoder().decode(value)
  while (clock.awaited.length === 0) await new Promise(setImmediate)
  gone.abort()
  while (clock.awaited.length > 0) await new Promise(setImmediate)
  const entry = requests.last({ operation: 'getTokensMe' })
  expect(first).toBe(whole.slice(0, Math.ceil(whole.length / 2)))
  expect([entry?.status, entry?.response?.body]).toEqual([200, first])
  expect(requests.explain(entry?.id).notes).toEqual([note])
})

test('a delayed response that its client receives stays recorded as sent', async () => {
  await using behind = await mockBehind('node:http')
  const { mock, send } = behind
  const { clock, faults, requests } = mock.defaultSandbox
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  clock.freeze()
  faults.use({ on: 'getTokensMe', fixedDelayMilliseconds: 5000 })
  const pending = fetch(`${mock.url}/api/v2/tokens/me`, {
    headers: { authorization, connection: 'close' },
  })
  while (clock.awaited.length === 0) await new Promise(setImmediate)
  clock.advance('5s')
  await (await pending).text()
  await mock.close()
  const entry = requests.last({ operation: 'getTokensMe' })
  expect(entry?.status).toBe(200)
  expect(requests.explain(entry?.id).notes).toEqual([])
})
