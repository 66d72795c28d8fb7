import { expect, test } from 'vitest'
import {
  createCxoneMock,
  describeTimeline,
  recordedMs,
  recordedShare,
  type SandboxControl,
  type Snapshot,
} from '../../../mock-server/index.js'
import { caseInstant } from '../../hosts.js'
import { at, resumes, withCall } from '../../faults/timed-call.js'
import type { RecordingState } from '../../../contracts/lifecycle/row.js'

test('the timeline of a call says when it was recorded, paused and not recorded', async () => {
  const { calls, clock, command } = await withCall()
  expect(calls.timeline('conv-new')).toEqual([])
  clock.advance('5s')
  calls.answer('conv-new')
  clock.advance('10s')
  await command('start')
  clock.advance('20s')
  await command('PAUSED')
  clock.advance('5s')
  await command('ACTIVE')
  clock.advance('15s')
  await command('stop')
  clock.advance('10s')
  const timeline = [
    { from: at(5), to: at(15), state: 'not-recorded' },
    { from: at(15), to: at(35), state: 'recording' },
    { from: at(35), to: at(40), state: 'paused' },
    { from: at(40), to: at(55), state: 'recording' },
    { from: at(55), to: at(65), state: 'not-recorded' },
  ] as const
  expect(calls.timeline('conv-new')).toEqual(timeline)
  calls.end('conv-new')
  clock.advance('1h')
  expect(calls.timeline('conv-new')).toEqual(timeline)
  expect(recordedMs(timeline)).toBe(35_000)
  expect(recordedShare(timeline)).toBe(35 / 60)
  expect(describeTimeline(timeline).split('\n').at(-1)).toBe('recorded: 35000 of 60000 ms (58.3 %)')
})

test('a call is asked whether it was not recorded in a period, and how much of it was', async () => {
  const { calls, clock, command } = await withCall()
  calls.answer('conv-new')
  await command('start')
  clock.advance('40s')
  await command('PAUSED')
  clock.advance('10s')
  await command('ACTIVE')
  clock.advance('50s')
  expect(calls.notRecordedDuring('conv-new', { from: at(40), to: at(50) })).toBe(true)
  expect(calls.notRecordedDuring('conv-new', { from: at(39), to: at(50) })).toBe(false)
  expect(calls.notRecordedDuring('conv-new', { from: at(49), to: new Date(at(51)) })).toBe(false)
  expect(calls.recordedAtLeast('conv-new', 0.9)).toBe(true)
  expect(calls.recordedAtLeast('conv-new', 0.91)).toBe(false)
})

test('a question that would be answered by nothing at all is refused', async () => {
  const { calls, clock } = await withCall()
  const ask = (from: number, to: number) => () =>
    calls.notRecordedDuring('conv-new', { from: at(from), to: at(to) })
  expect(ask(0, 1)).toThrow(
    `The period ${at(0)} to ${at(1)} cannot be checked because the call was never connected.`,
  )
  expect(() => calls.recordedAtLeast('conv-new', 0.5)).toThrow(
    'The recorded share cannot be calculated because the call has no connected time.',
  )
  calls.answer('conv-new')
  clock.advance('10s')
  expect(ask(10, 20)).toThrow(`is outside the connected time of the call, ${at(0)} to ${at(10)}.`)
  expect(ask(5, 11)).toThrow(
    `The period ${at(5)} to ${at(11)} is not over because the sandbox's clock shows ${at(10)}. Advance the clock first.`,
  )
  calls.end('conv-new')
  expect(ask(5, 11)()).toBe(true)
  expect(ask(5, 5)).toThrow(
    `The period from "${at(5)}" to "${at(5)}" is not valid. "from" must be an instant before "to".`,
  )
  expect(() => calls.recordedAtLeast('conv-new', 95)).toThrow(
    'The share must be a number from 0 to 1, not 95.',
  )
  expect(() => calls.timeline('conv-0')).toThrow(
    'Sandbox default has no call "conv-0". List its calls with calls.list() or GET /__admin/calls.',
  )
})

const scenarioCall = (state: RecordingState, times: { startTime?: string; endTime?: string } = {}) => ({
  name: state,
  tenant: { id: 'org', name: 'org' },
  divisions: [{ id: 'div', name: 'div' }],
  clients: [],
  conversations: [
    {
      conversationId: 'conv',
      conferenceId: 'conf',
      recordingId: 'rec',
      divisionId: 'div',
      state: 'connected' as const,
      startTime: '-60s',
      recording: { state, ...times },
    },
  ],
})

test.each([
  ['idle', {}, [[-60, 10, 'not-recorded']]],
  [
    'recording',
    { startTime: '-30s' },
    [
      [-60, -30, 'not-recorded'],
      [-30, 10, 'recording'],
    ],
  ],
  [
    'masked',
    { startTime: '-30s' },
    [
      [-60, -30, 'not-recorded'],
      [-30, 10, 'paused'],
    ],
  ],
  [
    'stopped',
    { startTime: '-30s', endTime: '-10s' },
    [
      [-60, -30, 'not-recorded'],
      [-30, -10, 'recording'],
      [-10, 10, 'not-recorded'],
    ],
  ],
] as const)('a call that a scenario starts as %s has the times that it says', async (state, times, spans) => {
  const mock = await createCxoneMock({ scenario: scenarioCall(state, times), clock: caseInstant })
  const { calls, clock } = mock.defaultSandbox
  clock.advance('10s')
  const expected = spans.map(([from, to, how]) => ({ from: at(from), to: at(to), state: how }))
  expect(calls.timeline('conv')).toEqual(expected)
})

test('a recording that a scenario stopped, and that goes on, keeps both times', async () => {
  const scenario = scenarioCall('stopped', { startTime: '-30s', endTime: '-10s' })
  const mock = await createCxoneMock({ scenario, clock: caseInstant, assumptions: resumes })
  const { calls, clock } = mock.defaultSandbox
  calls.start('conv')
  clock.advance('10s')
  expect(calls.timeline('conv').map(({ from, state }) => [from, state])).toEqual([
    [at(-60), 'not-recorded'],
    [at(-30), 'recording'],
    [at(-10), 'not-recorded'],
    [at(0), 'recording'],
  ])
})

/** Gives the sandbox more events than it keeps. */
function flood({ calls }: SandboxControl): void {
  for (let index = 0; index < 10_000; index += 1) calls.begin()
}

test('the events that a sandbox drops are not missing in a timeline', async () => {
  const { mock, calls, clock } = await withCall()
  calls.answer('conv-new')
  calls.start('conv-new')
  clock.advance('10s')
  flood(mock.defaultSandbox)
  expect(calls.timeline('conv-new')).toEqual([{ from: at(0), to: at(10), state: 'recording' }])
})

test('a call whose recording changed too often has no timeline, rather than a wrong one', async () => {
  const { calls } = await withCall()
  calls.answer('conv-new')
  for (let index = 0; index < 250; index += 1) {
    calls.setRecordingState('conv-new', { state: 'recording' })
    calls.setRecordingState('conv-new', { state: 'masked' })
  }
  expect(() => calls.timeline('conv-new')).toThrow(
    'The timeline of call conv-new is not known because its recording keeps at most 500 changes, and it had more. Reset the sandbox, or use one sandbox per test.',
  )
})

test('a restored snapshot, also from JSON, and a fork keep the timeline', async () => {
  const { mock, calls, clock } = await withCall()
  const { defaultSandbox: sandbox } = mock
  calls.answer('conv-new')
  clock.advance('5s')
  calls.start('conv-new')
  clock.advance('10s')
  const snapshot = JSON.parse(JSON.stringify(sandbox.snapshot())) as Snapshot
  const spans = [
    { from: at(0), to: at(5), state: 'not-recorded' },
    { from: at(5), to: at(15), state: 'recording' },
  ]
  const fork = await mock.fork('default')
  expect(fork.calls.timeline('conv-new')).toEqual(spans)
  calls.stop('conv-new')
  sandbox.restore(snapshot)
  expect(calls.timeline('conv-new')).toEqual(spans)
  clock.advance('5s')
  calls.stop('conv-new')
  clock.advance('5s')
  expect(recordedMs(calls.timeline('conv-new'))).toBe(15_000)
  expect(fork.calls.timeline('conv-new')).toEqual(spans)
})

test('a clock that was set back makes no time that was not', async () => {
  const { calls, clock } = await withCall()
  clock.advance('1m')
  calls.answer('conv-new')
  clock.set(at(30))
  calls.start('conv-new')
  clock.set(at(90))
  expect(calls.timeline('conv-new')).toEqual([{ from: at(60), to: at(90), state: 'recording' }])
  clock.set(at(0))
  expect(calls.timeline('conv-new')).toEqual([])
})

test('the timeline is that of JavaScript over HTTP', async () => {
  const { mock, calls, clock } = await withCall()
  calls.answer('conv-new')
  clock.advance('10s')
  calls.start('conv-new')
  clock.advance('30s')
  const url = await mock.listen({ port: 0 })
  const reply = await fetch(`${url}/__admin/calls/conv-new/timeline`)
  expect(await reply.json()).toEqual({
    spans: calls.timeline('conv-new'),
    recordedMs: 30_000,
    recordedShare: 0.75,
  })
  await mock.close()
})
