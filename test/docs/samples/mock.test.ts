import { expect, test } from 'vitest'
import { createCxoneMock } from 'cxone-mock'
import { Recorder } from './recorder.js'

/* oxlint-disable no-unused-expressions -- the samples show values */

test('the mock of the README', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox()
  const { CXONE_BASE_URL, CXONE_CLIENT_ID } = mock.env(sandbox)

  sandbox.faults.use({ on: 'startRecording', status: 503, times: 1 })
  sandbox.clock.advance('61m')

  expect(CXONE_BASE_URL).toBe(mock.url)
  expect(CXONE_CLIENT_ID).toBe(sandbox.client('recorder').clientId)
  const recorder = new Recorder(mock.env(sandbox))
  await expect(recorder.start('rec-123')).rejects.toThrow('503')
  await recorder.start('rec-123')
})

test('a sandbox', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  mock.url
  const sandbox = await mock.sandbox({ clients: [{ scopes: ['recording:control'] }] })

  sandbox.credentials
  sandbox.clock.advance('61m')
  sandbox.calls.begin({ state: 'connected' })

  expect(sandbox.calls.list().map(({ state }) => state)).toEqual([
    'connected',
    'alerting',
    'ended',
    'connected',
  ])
  expect(sandbox.credentials.scopes).toEqual(['recording:control'])
})

test('a client that gets a scope', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox()
  await sandbox.updateClient('studio-basic', { scopes: ['recording:control'] })
  expect(sandbox.client('studio-basic').scopes).toEqual(['recording:control'])
})

test('the journal', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox()
  const recorder = new Recorder(mock.env(sandbox))
  await recorder.start('rec-123')
  await expect(recorder.start('rec-123')).rejects.toThrow('409')
  await recorder.stop('rec-123')

  sandbox.requests.list({ status: 401 })
  sandbox.requests.explain().reason
  await sandbox.requests.waitFor({ operation: 'startRecording' })
  sandbox.requests.verifySequence([{ operation: 'startRecording' }, { operation: 'stopRecording' }])

  expect(sandbox.requests.explain().reason).toBe('Recording rec-123 is already in progress.')
})

test('calls', async () => {
  await using mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ clock: '2026-01-15T10:00:00Z' })
  const { conversationId } = sandbox.calls.begin()
  sandbox.calls.answer(conversationId)
  sandbox.calls.start(conversationId)
  sandbox.calls.end(conversationId)
  sandbox.calls.timeline(conversationId)
  expect(sandbox.calls.get(conversationId)).toMatchObject({ state: 'ended', recordingState: 'stopped' })
})

test('a snapshot', async () => {
  await using mock = await createCxoneMock()
  const sandbox = await mock.sandbox()
  const before = sandbox.snapshot()
  sandbox.calls.end('conv-123')
  sandbox.restore(before)
  await sandbox.reset()
  expect(sandbox.call('conv-123').view().state).toBe('connected')
})

test('the clock', async () => {
  await using mock = await createCxoneMock()
  const sandbox = await mock.sandbox()
  sandbox.clock.freeze('2026-01-15T10:00:00Z')
  sandbox.clock.advance('61m')
  sandbox.clock.set('2026-01-16T00:00:00Z')
  sandbox.clock.reset()
  expect(sandbox.clock.frozen).toBe(false)
})

test('the next event', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: '2026-01-15T10:00:00Z' })
  const sandbox = await mock.sandbox()
  await new Recorder(mock.env(sandbox)).start('rec-123')
  const event = sandbox.advanceToNextEvent()
  expect(event?.at).toBe(Date.parse('2026-01-15T11:00:00Z'))
})

test('faults', async () => {
  await using mock = await createCxoneMock()
  const sandbox = await mock.sandbox()
  sandbox.faults.use({ on: 'startRecording', status: 503, times: 2 })
  sandbox.faults.use({ on: 'stopRecording', fault: 'CONNECTION_RESET_BY_PEER', commit: true })
  sandbox.faults.use({ on: 'startRecording', quota: { limit: 3, windowMillis: 60_000, retryAfter: 'date' } })
  sandbox.faults.use({ on: 'stopRecording', token: 'EXPIRED', times: 1 })
  sandbox.faults.use({ on: 'issueToken', status: 503, while: { recordingState: 'recording' } })
  sandbox.faults.use({ delayDistribution: { type: 'lognormal', median: 80, sigma: 0.4 } })
  sandbox.faults.use({ dateSkewMilliseconds: -600_000 })
  sandbox.faults.use({
    on: ['getContactMedia', 'getSegmentMedia'],
    quota: { limit: 150, windowMillis: 300_000, retryAfter: 'absent' },
  })
  expect(sandbox.faults.list()).toHaveLength(8)
})
