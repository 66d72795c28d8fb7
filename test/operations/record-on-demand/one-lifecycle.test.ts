import { expect, test } from 'vitest'
import { withAgent } from './agent.js'

const start = '/api/v2/recording/recordingcontrols/start'
const stop = '/api/v2/recording/recordingcontrols/stop'

test('what is started on demand is seen on /api/v2, and stopped there', async () => {
  const { onDemand, platform, sandbox } = await withAgent()
  expect((await onDemand('start-recording-on-demand')).status).toBe(200)
  expect((await platform('GET', '/api/v2/conversations/conv-123')).body).toMatchObject({
    recordingState: 'ACTIVE',
  })
  expect((await onDemand('mask')).status).toBe(200)
  expect((await platform('GET', '/api/v2/conversations/conv-123')).body).toMatchObject({
    recordingState: 'PAUSED',
    securePause: true,
  })
  sandbox.clock.advance('5s')
  expect((await platform('POST', stop, { recordingId: 'rec-123' })).status).toBe(200)
  expect((await onDemand('get-recording-status')).body).toMatchObject({ statusReason: 'StopOnDemand' })
  expect((await platform('GET', '/api/v2/conversations/conv-123/recordings')).body).toMatchObject([
    { id: 'rec-123', startTime: '2026-01-15T10:00:00.000Z', endTime: '2026-01-15T10:00:05.000Z' },
  ])
})

test('a finished recording starts again on demand, and not through recordingcontrols', async () => {
  const { onDemand, platform } = await withAgent()
  await onDemand('start-recording-on-demand')
  await onDemand('stop-recording-on-demand')
  expect((await platform('POST', start, { recordingId: 'rec-123' })).status).toBe(409)
  expect((await onDemand('start-recording-on-demand')).status).toBe(200)
})

test('do-not-record holds against every part of the API, and what was recorded before stays', async () => {
  const { onDemand, platform, sandbox } = await withAgent()
  await onDemand('start-recording-on-demand')
  sandbox.clock.advance('3s')
  expect((await onDemand('do-not-record')).status).toBe(200)
  expect((await onDemand('start-recording-on-demand')).status).toBe(409)
  const { status, body } = await platform('POST', start, { recordingId: 'rec-123' })
  expect([status, body]).toEqual([
    409,
    expect.objectContaining({ message: 'Recording rec-123 is declined: it cannot be started.' }),
  ])
  sandbox.clock.advance('1m')
  sandbox.calls.end('conv-123')
  expect(sandbox.calls.get('conv-123').recordingState).toBe('declined')
  const [before, recorded, after] = sandbox.calls.timeline('conv-123')
  expect([before?.state, recorded?.state, after?.state]).toEqual([
    'not-recorded',
    'recording',
    'not-recorded',
  ])
  expect(Date.parse(recorded?.to ?? '') - Date.parse(recorded?.from ?? '')).toBe(3000)
})

test('do-not-record that takes time records until it has settled', async () => {
  const { onDemand, sandbox } = await withAgent({ settle: { stop: '2s' } })
  await onDemand('start-recording-on-demand')
  expect((await onDemand('do-not-record')).status).toBe(202)
  expect(sandbox.calls.get('conv-123').recordingState).toBe('declining')
  sandbox.clock.advance('2s')
  expect(sandbox.calls.get('conv-123').recordingState).toBe('declined')
  expect(sandbox.calls.timeline('conv-123').filter(({ state }) => state === 'recording')).toEqual([
    { from: '2026-01-15T10:00:00.000Z', to: '2026-01-15T10:00:02.000Z', state: 'recording' },
  ])
})

test('masking that takes time masks once it has settled', async () => {
  const { onDemand, sandbox } = await withAgent({ settle: { mask: '1s' } })
  await onDemand('start-recording-on-demand')
  expect((await onDemand('mask')).status).toBe(202)
  expect((await onDemand('mask')).status).toBe(425)
  expect((await onDemand('stop-recording-on-demand')).status).toBe(425)
  sandbox.clock.advance('3s')
  expect((await onDemand('unmask')).status).toBe(202)
  sandbox.clock.advance('3s')
  expect(
    sandbox.calls
      .timeline('conv-123')
      .map(({ from, to, state }) => [from.slice(17, 19), to.slice(17, 19), state]),
  ).toEqual([
    ['10', '00', 'not-recorded'],
    ['00', '01', 'recording'],
    ['01', '04', 'paused'],
    ['04', '06', 'recording'],
  ])
})

test('of several calls the one that was joined last is meant', async () => {
  const { onDemand, sandbox } = await withAgent()
  const { calls, clock } = sandbox
  clock.advance('10s')
  const participants = [
    { participantId: 'agent-2', purpose: 'agent' as const, userId: '11e90000-0000-4000-8000-000000005001' },
    { participantId: 'customer-2', purpose: 'customer' as const },
  ]
  calls.begin({ conversationId: 'later', recordingId: 'rec-later', participants })
  expect((await onDemand('start-recording-on-demand')).body).toMatchObject({ contactId: '460000000001' })
  calls.answer('later')
  expect((await onDemand('start-recording-on-demand')).body).toMatchObject({ contactId: '460000000004' })
  expect(calls.get('later').recordingState).toBe('recording')
  calls.end('later')
  expect((await onDemand('get-recording-status')).body).toMatchObject({ contactId: '460000000001' })
})

test('business data adds up, the later value of a key counts, and it stays with the recording', async () => {
  const { onDemand, sandbox } = await withAgent()
  await onDemand('business-data-update', {}, [{ order: '1' }, { language: 'nl' }])
  await onDemand('business-data-update', {}, [{ order: '2' }])
  await onDemand('start-recording-on-demand', { mediaType: 'voiceAndScreen' })
  expect(sandbox.state().recordings.find(({ recordingId }) => recordingId === 'rec-123')).toMatchObject({
    businessData: { order: '2', language: 'nl' },
    mediaType: 'voiceAndScreen',
  })
})

test('coverage has the commands of Record on Demand once one was sent', async () => {
  const { onDemand, sandbox } = await withAgent({ settle: { start: '1s' } })
  const cells = () =>
    sandbox.coverage().cells.filter(({ command }) => command === 'start-recording-on-demand')
  expect(cells()).toEqual([])
  await onDemand('start-recording-on-demand')
  await onDemand('start-recording-on-demand')
  expect(cells().map(({ id, expected, covered }) => [id, expected, covered])).toEqual([
    ['connected/idle/start-recording-on-demand', 202, true],
    ['connected/starting/start-recording-on-demand', 425, true],
    ['connected/recording/start-recording-on-demand', 200, false],
    ['connected/masked/start-recording-on-demand', 200, false],
    ['connected/stopped/start-recording-on-demand', 202, false],
    ['connected/declined/start-recording-on-demand', 409, false],
  ])
})
