import { expect, test } from 'vitest'
import { userId, withAgent, type Answered } from './agent.js'

const begin = 'start-screen-interaction-recording'
const end = 'stop-screen-interaction-recording'

/** The contact of the screen recording, which the start returned. */
function contactOf({ body }: Answered): string {
  const { contactId } = body as { readonly contactId: string }
  expect(contactId).toMatch(/^99\d{10}$/)
  return contactId
}

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
  expect((await onDemand(end, { contactId: contactOf(first) })).status).toBe(404)
  expect(seen).toEqual(['ScreenRecordingStarted 00:00.000', 'ScreenRecordingStopped 01:00.000'])
})

test('its time begins when the start has settled', async () => {
  const { mock, sandbox, onDemand } = await withAgent({ settle: '2s' })
  const seen = eventsOf(mock)
  const begun = await onDemand(begin, { recordingDuration: '5' })
  expect(begun.status).toBe(202)
  expect((await onDemand(end, { contactId: contactOf(begun) })).status).toBe(425)
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
  const begun = await onDemand(begin, { recordingDuration: '5' })
  sandbox.clock.advance('4s')
  expect((await onDemand(end, { contactId: contactOf(begun) })).status).toBe(202)
  sandbox.clock.advance('1m')
  sandbox.state()
  expect(seen.at(-1)).toBe('ScreenRecordingStopped 00:05.000')
})

test('a screen recording goes with a snapshot and a fork', async () => {
  const { mock, sandbox, onDemand } = await withAgent()
  const begun = await onDemand(begin, { recordingDuration: '60' })
  const snapshot = sandbox.snapshot()
  const fork = await mock.fork('default')
  await onDemand(end, { contactId: contactOf(begun) })
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
  const begun = await onDemand(begin, { recordingDuration: '60' })
  expect(sandbox.calls.get('conv-123').recordingState).toBe('idle')
  await onDemand('start-recording-on-demand')
  await onDemand(end, { contactId: contactOf(begun) })
  expect(sandbox.calls.get('conv-123').recordingState).toBe('recording')
})

test('a call and a screen have contacts of their own, and the next screen recording has another one', async () => {
  const { sandbox, onDemand } = await withAgent()
  const first = await onDemand(begin, { recordingDuration: '60' })
  const voice = await onDemand('start-recording-on-demand')
  expect(voice.body).toMatchObject({ contactId: '460000000001' })
  await onDemand(end, { contactId: contactOf(first) })
  sandbox.calls.end('conv-123')
  const second = await onDemand(begin, { recordingDuration: '60' })
  expect(contactOf(second)).not.toBe(contactOf(first))
})

test('under the variant in which it ends with its call, a screen recording from before the call goes on', async () => {
  const { sandbox, onDemand } = await withAgent({ assumptions: { 'screen-recording-after-call': 'stops' } })
  sandbox.calls.end('conv-123')
  sandbox.clock.advance('1s')
  await onDemand(begin, { recordingDuration: '60' })
  sandbox.clock.advance('1s')
  const { conversationId } = sandbox.calls.begin({
    participants: [{ participantId: 'part-sam', purpose: 'agent', userId }],
  })
  sandbox.calls.answer(conversationId)
  sandbox.calls.end(conversationId)
  expect(sandbox.state().screens).toHaveLength(1)
})
