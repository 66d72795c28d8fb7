import { createCxoneMock, type SandboxControl } from 'cxone-mock'
import { cxoneHandlers } from 'cxone-mock/msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Recorder } from './recorder.js'

// One mock for the file and one sandbox per test: the tests run in parallel and never see each other.
const mock = await createCxoneMock()
const origins = ['https://api.mypurecloud.com', 'https://login.mypurecloud.com']
const server = setupServer(...cxoneHandlers(mock, { origins }))
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

/** A recorder as in production, except for the credentials and the clock. */
function recorderOf({ credentials, clock }: SandboxControl, now = () => clock.now()): Recorder {
  const { clientId, clientSecret } = credentials
  return new Recorder({
    baseUrl: 'https://api.mypurecloud.com',
    tokenUrl: 'https://login.mypurecloud.com/oauth/token',
    clientId,
    clientSecret,
    now,
  })
}

const clients = [{ scopes: ['recording:read', 'recording:control'] }]

test('a recorder starts and stops the recording of a call', async () => {
  await using sandbox = await mock.sandbox({ clients, clock: '2026-01-15T10:00:00Z' })
  const recorder = recorderOf(sandbox)

  expect(await recorder.start('conv-123')).toMatchObject({
    id: 'rec-123',
    startTime: '2026-01-15T10:00:00.000Z',
  })
  sandbox.clock.advance('30s')
  expect(await recorder.stop('conv-123')).toMatchObject({
    id: 'rec-123',
    endTime: '2026-01-15T10:00:30.000Z',
  })

  expect(sandbox.requests.count({ operation: 'issueToken' })).toBe(1)
})

test('a recorder gets a new token before the old one expires', async () => {
  await using sandbox = await mock.sandbox({ clients })
  const recorder = recorderOf(sandbox)
  await recorder.start('conv-123')

  sandbox.clock.advance('59m30s')
  await recorder.stop('conv-123')

  expect(sandbox.requests.count({ operation: 'issueToken' })).toBe(2)
  expect(sandbox.requests.count({ status: 401 })).toBe(0)
})

test('a recorder with a wrong clock gets one new token after a 401', async () => {
  await using sandbox = await mock.sandbox({ clients })
  const stoppedClock = sandbox.clock.now()
  const recorder = recorderOf(sandbox, () => stoppedClock)
  await recorder.start('conv-123')

  sandbox.clock.advance('1h')
  await recorder.stop('conv-123')

  expect(sandbox.requests.count({ status: 401, rule: 'token-expired' })).toBe(1)
  expect(sandbox.requests.count({ operation: 'issueToken' })).toBe(2)
})

test('two concurrent starts share one token, and one of them succeeds', async () => {
  await using sandbox = await mock.sandbox({ clients })
  const recorder = recorderOf(sandbox)

  const starts = await Promise.allSettled([recorder.start('conv-123'), recorder.start('conv-123')])

  expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(sandbox.requests.count({ operation: 'issueToken' })).toBe(1)
})

test('a client without recording:control reports the scope, and does not retry indefinitely', async () => {
  await using sandbox = await mock.sandbox({ clients: [{ scopes: ['recording:read', 'recording:write'] }] })

  await expect(recorderOf(sandbox).start('conv-123')).rejects.toMatchObject({
    name: 'RecorderError',
    status: 401,
    message:
      'POST /api/v2/recording/recordingcontrols/start: the API rejected a new token too: check that the OAuth client ' +
      'has the scope recording:control',
  })

  expect(sandbox.requests.count({ operation: 'startRecording' })).toBe(2)
  expect(sandbox.requests.explain().rule).toBe('scope')
})

test('a call that is not answered yet is not recorded', async () => {
  await using sandbox = await mock.sandbox({ clients })
  const recorder = recorderOf(sandbox)

  await expect(recorder.start('conv-456')).rejects.toMatchObject({
    status: 409,
    message:
      'POST /api/v2/recording/recordingcontrols/start: Recording rec-456 cannot be started: its call is alerting, not connected.',
  })

  sandbox.calls.answer('conv-456')
  expect(await recorder.start('conv-456')).toMatchObject({ id: 'rec-456' })
})

test('a wrong secret is reported as such', async () => {
  await using sandbox = await mock.sandbox({ clients })
  const { clientId } = sandbox.credentials
  const recorder = new Recorder({
    baseUrl: 'https://api.mypurecloud.com',
    tokenUrl: 'https://login.mypurecloud.com/oauth/token',
    clientId,
    clientSecret: 'wrong',
  })

  await expect(recorder.start('conv-123')).rejects.toMatchObject({
    status: 401,
    message: 'No token: authentication failed',
  })
})
