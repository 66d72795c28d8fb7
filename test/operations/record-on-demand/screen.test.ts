import { expect, test } from 'vitest'
import { withAgent } from './agent.js'

const begin = 'start-screen-interaction-recording'
const end = 'stop-screen-interaction-recording'
const contactId = '460000000001'

function eventsOf(mock: Awaited<ReturnType<typeof withAgent>>['mock']): string[] {
  const seen: string[] = []
  mock.onEvent(({ type, at }) => {
    if (type.startsWith('Screen')) seen.push(`${type} ${at.slice(14, 23)}`)
  })
  return seen
}

test('a screen recording ends by itself after its time, and a second start does not prolong it', async () => {
  const { mock, sandbox, onDemand } = await withAgent()
  const seen = eventsOf(mock)
  const first = await onDemand(begin, { recordingDuration: '60' })
  sandbox.clock.advance('50s')
  expect(await onDemand(begin, { recordingDuration: '13200' })).toEqual(first)
  sandbox.clock.advance('30m')
  expect((await onDemand(end, { contactId })).status).toBe(404)
  expect(seen).toEqual(['ScreenRecordingStarted 00:00.000', 'ScreenRecordingStopped 01:00.000'])
})

test('its time begins when the start has settled', async () => {
  const { mock, sandbox, onDemand } = await withAgent({ settle: '2s' })
  const seen = eventsOf(mock)
  expect((await onDemand(begin, { recordingDuration: '5' })).status).toBe(202)
  expect((await onDemand(end, { contactId })).status).toBe(425)
  sandbox.clock.advance('1m')
  sandbox.state()
  expect(seen).toEqual([
    'ScreenRecordingStarting 00:00.000',
    'ScreenRecordingStarted 00:02.000',
    'ScreenRecordingStopped 00:07.000',
  ])
})

test('a stop that is in work does not outlast the time of the recording', async () => {
  const { mock, sandbox, onDemand } = await withAgent({ settle: { stop: '10s' } })
  const seen = eventsOf(mock)
  await onDemand(begin, { recordingDuration: '5' })
  sandbox.clock.advance('4s')
  expect((await onDemand(end, { contactId })).status).toBe(202)
  sandbox.clock.advance('1m')
  sandbox.state()
  expect(seen.at(-1)).toBe('ScreenRecordingStopped 00:05.000')
})

test('a screen recording goes with a snapshot and a fork', async () => {
  const { mock, sandbox, onDemand } = await withAgent()
  await onDemand(begin, { recordingDuration: '60' })
  const snapshot = sandbox.snapshot()
  const fork = await mock.fork('default')
  await onDemand(end, { contactId })
  expect(sandbox.state().screens).toEqual([])
  sandbox.restore(snapshot)
  expect(sandbox.state().screens).toHaveLength(1)
  sandbox.clock.advance('1m')
  expect(sandbox.state().screens).toEqual([])
  expect(fork.state().screens).toHaveLength(1)
  expect(fork.advanceToNextEvent()).toMatchObject({
    what: '11e90000-0000-4000-8000-000000005001: ScreenRecordingStopped',
  })
})

test('the call and the screen are recorded apart', async () => {
  const { sandbox, onDemand } = await withAgent()
  await onDemand(begin, { recordingDuration: '60' })
  expect(sandbox.calls.get('conv-123').recordingState).toBe('idle')
  await onDemand('start-recording-on-demand')
  await onDemand(end, { contactId })
  expect(sandbox.calls.get('conv-123').recordingState).toBe('recording')
})
