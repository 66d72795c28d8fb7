import { expect, test } from 'vitest'
import { createCxoneMock, type NewRecordingState } from '../../../mock-server/index.js'
import { caseInstant } from '../../hosts.js'
import { at, withCall } from '../../faults/timed-call.js'

test.each(['idle', 'recording', 'masked', 'stopped', 'declined'] as const)(
  'the recording of a connected call is set to %s from any settled state',
  async (state) => {
    const { mock, calls } = await withCall()
    calls.answer('conv-new')
    for (const before of ['idle', 'recording', 'masked', 'stopped', 'declined'] as const) {
      calls.setRecordingState('conv-new', { state: before })
      expect(calls.setRecordingState('conv-new', { state }).recordingState).toBe(state)
      const { recordings } = mock.defaultSandbox.snapshot()
      expect(recordings.find(({ conversationId }) => conversationId === 'conv-new')?.state).toBe(state)
    }
    expect(mock.defaultSandbox.snapshot()).toEqual(JSON.parse(JSON.stringify(mock.defaultSandbox.snapshot())))
  },
)

test.each([
  ['starting', 'recording'],
  ['masking', 'masked'],
  ['unmasking', 'recording'],
  ['stopping', 'stopped'],
  ['declining', 'declined'],
] as const)('a recording that is set to %s settles to %s', async (state, then) => {
  const { calls, clock } = await withCall()
  calls.answer('conv-new')
  expect(calls.setRecordingState('conv-new', { state, settle: '2s' }).recordingState).toBe(state)
  clock.advance('1s')
  expect(calls.get('conv-new').recordingState).toBe(state)
  clock.advance('1s')
  expect(calls.get('conv-new').recordingState).toBe(then)
})

test('a client is answered by the state that was set', async () => {
  const { calls, command } = await withCall()
  calls.answer('conv-new')
  calls.setRecordingState('conv-new', { state: 'stopping', settle: '2s' })
  expect(await command('stop')).toBe(425)
  calls.setRecordingState('conv-new', { state: 'recording' })
  expect(await command('stop')).toBe(200)
})

test('an unsettled state that is set over another settles once', async () => {
  const { calls, clock } = await withCall()
  calls.answer('conv-new')
  calls.setRecordingState('conv-new', { state: 'starting', settle: '2s' })
  calls.setRecordingState('conv-new', { state: 'stopped' })
  clock.advance('5s')
  expect(calls.get('conv-new').recordingState).toBe('stopped')
})

test('states that are set are in the timeline and in the live events', async () => {
  const { mock, calls, clock } = await withCall()
  calls.answer('conv-new')
  const events: string[] = []
  mock.onEvent(({ type, cause }) => events.push(`${type} by ${cause}`))
  calls.setRecordingState('conv-new', { state: 'recording' })
  clock.advance('10s')
  calls.setRecordingState('conv-new', { state: 'idle' })
  clock.advance('10s')
  expect(calls.timeline('conv-new')).toEqual([
    { from: at(0), to: at(10), state: 'recording' },
    { from: at(10), to: at(20), state: 'not-recorded' },
  ])
  expect(events).toEqual(['RecordingSet by control', 'RecordingSet by control'])
})

test.each([
  [
    { state: 'humming' },
    'The recording state is not valid: state must be one of idle, starting, recording, masking, masked, unmasking, stopping, stopped, declining, declined, not "humming".',
  ],
  [
    { state: 'recording' },
    'The recording of call conv-new cannot be recording because the call is alerting. Use a connected call.',
  ],
])('%j for an alerting call is rejected', async (to, message) => {
  const { calls } = await withCall()
  expect(() => calls.setRecordingState('conv-new', to as NewRecordingState)).toThrow(message)
  expect(calls.get('conv-new').recordingState).toBe('idle')
})

test('an unsettled state needs a settle time, which may be that of the sandbox', async () => {
  const { defaultSandbox: slow } = await createCxoneMock({ clock: caseInstant, settle: '3s' })
  expect(slow.calls.setRecordingState('conv-123', { state: 'starting' }).recordingState).toBe('starting')
  const { defaultSandbox: sandbox } = await createCxoneMock()
  expect(() => sandbox.calls.setRecordingState('conv-123', { state: 'starting' })).toThrow(
    'The state starting needs a settle time. Set settle, for example {"state":"starting","settle":"2s"}.',
  )
})

test('the state is set over HTTP', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const put = async (body: unknown) => {
    const reply = await fetch(`${mock.url}/__admin/calls/conv-123/recordingState`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return [reply.status, (await reply.json()) as unknown]
  }
  expect(await put({ state: 'masked' })).toEqual([200, mock.defaultSandbox.calls.get('conv-123')])
  expect(mock.defaultSandbox.calls.get('conv-123').recordingState).toBe('masked')
  expect(await put({})).toMatchObject([
    400,
    { detail: 'The recording state is not valid: the field "state" is missing.' },
  ])
})
