import { expect, test } from 'vitest'
import { createCxoneMock, demoScenario, type EventEntry, type MockOptions } from '../../mock-server/index.js'
import { caseInstant, hosts, tokenOf } from '../hosts.js'
import { at, withCall } from '../faults/timed-call.js'

/** A mock whose commands take 2 s, with the call `conv-new` connected. */
async function settling(options: MockOptions = {}) {
  const made = await withCall({ settle: '2s', ...options })
  made.calls.answer('conv-new')
  const state = () => made.calls.get('conv-new').recordingState
  return { ...made, state }
}

test('a start is accepted, and has settled when the clock gets there', async () => {
  const { command, clock, state, calls } = await settling()
  expect(await command('start')).toBe(202)
  expect(state()).toBe('starting')
  clock.advance('1999ms')
  expect(state()).toBe('starting')
  clock.advance('1ms')
  expect(state()).toBe('recording')
  clock.advance('8s')
  expect(await command('stop')).toBe(202)
  expect(state()).toBe('stopping')
  clock.advance('5s')
  expect(state()).toBe('stopped')
  expect(calls.timeline('conv-new')).toEqual([
    { from: at(0), to: at(2), state: 'not-recorded' },
    { from: at(2), to: at(12), state: 'recording' },
    { from: at(12), to: at(15), state: 'not-recorded' },
  ])
})

test('the conversation tells a client when its start has settled', async () => {
  const { mock, command, clock } = await settling()
  const send = await hosts.fetch(mock)
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const read = async (target: string) =>
    JSON.parse((await send({ method: 'GET', target, headers: { authorization } })).body) as unknown
  await command('start')
  expect(await read('/api/v2/conversations/conv-new')).toMatchObject({ recordingState: 'NONE' })
  expect(await read('/api/v2/conversations/conv-new/recordings')).toEqual([])
  clock.advance('2s')
  expect(await read('/api/v2/conversations/conv-new')).toMatchObject({ recordingState: 'ACTIVE' })
  expect(await read('/api/v2/conversations/conv-new/recordings')).toMatchObject([{ startTime: at(2) }])
  await command('stop')
  expect(await read('/api/v2/conversations/conv-new')).toMatchObject({ recordingState: 'ACTIVE' })
})

test('whatever comes while a command is in work is refused and explained', async () => {
  const { mock, command } = await settling()
  await command('start')
  expect(await command('start')).toBe(425)
  expect(await command('stop')).toBe(425)
  expect(await command('PAUSED')).toBe(400)
  const { requests } = mock.defaultSandbox
  expect(requests.explain(requests.list({ status: 425 })[0]?.id)).toMatchObject({
    rule: 'start-while-starting',
    state: { call: 'connected', recording: 'starting' },
    reason: `The previous command was accepted (202) and is still being processed. Recording rec-new is starting and will be recording at ${at(2)}.`,
    allowed: [],
    evidence: { grade: 'assumed' },
    history: ['CallBegan', 'CallAnswered', 'RecordingStarting'].map((event): unknown =>
      expect.objectContaining({ event }),
    ),
  })
  expect(requests.explain(requests.list({ status: 202 })[0]?.id)).toMatchObject({
    outcome: 'accepted',
    reason: 'startRecording was accepted and is being processed.',
    notes: ['202 does not mean completed. Poll the state until it changes before you send the next command.'],
  })
})

test('a pause is accepted with 202 and takes no time to settle', async () => {
  const { command, clock, state } = await settling({ settle: { start: '2s', mask: '2s' } })
  await command('start')
  clock.advance('2s')
  expect(await command('PAUSED')).toBe(202)
  expect(state()).toBe('masked')
})

test('a start that is in work when the call ends never records', async () => {
  const { command, calls, clock, mock } = await settling()
  await command('start')
  clock.advance('1s')
  calls.end('conv-new')
  clock.advance('1h')
  expect(calls.get('conv-new').recordingState).toBe('idle')
  expect(calls.timeline('conv-new')).toEqual([{ from: at(0), to: at(1), state: 'not-recorded' }])
  expect(mock.defaultSandbox.snapshot().recordings.at(-1)).toEqual({
    recordingId: 'rec-new',
    conversationId: 'conv-new',
    state: 'idle',
  })
})

test('a start that is in work when the call ends leaves an empty recording, where that variant is assumed', async () => {
  const { command, calls, clock, mock } = await settling({
    assumptions: { 'end-while-starting': 'empty-recording' },
  })
  await command('start')
  clock.advance('1s')
  calls.end('conv-new')
  const end = Date.parse(at(1))
  expect(mock.defaultSandbox.snapshot().recordings.at(-1)).toMatchObject({
    state: 'stopped',
    startTime: end,
    endTime: end,
  })
})

test('a second start that is in work when the call ends leaves what was recorded before', async () => {
  const { command, calls, clock } = await settling({ assumptions: { 'start-after-stop': 'resumes' } })
  for (const name of ['start', 'stop'] as const) {
    expect(await command(name)).toBe(202)
    clock.advance('2s')
  }
  expect(await command('start')).toBe(202)
  calls.end('conv-new')
  expect(calls.get('conv-new').recordingState).toBe('stopped')
})

test('a stop that is in work when the call ends is done with it', async () => {
  const { command, calls, clock, state } = await settling({ settle: { stop: '10s' } })
  expect(await command('start')).toBe(200)
  clock.advance('3s')
  expect(await command('stop')).toBe(202)
  clock.advance('1s')
  calls.end('conv-new')
  expect(state()).toBe('stopped')
  expect(calls.timeline('conv-new')).toEqual([{ from: at(0), to: at(4), state: 'recording' }])
})

test('what the clock brings happens at its own instant, and is told with the clock as its cause', async () => {
  const { mock, command, clock } = await settling()
  const seen: EventEntry[] = []
  mock.onEvent((entry) => seen.push(entry))
  await command('start')
  clock.advance('1h')
  mock.defaultSandbox.state()
  expect(seen.map(({ type, at: when, cause }) => [type, when, cause === 'clock'])).toEqual([
    ['RecordingStarting', at(0), false],
    ['RecordingStarted', at(2), true],
  ])
})

test('advanceToNextEvent goes to the moment at which a command has settled', async () => {
  const { mock, command, state } = await settling()
  await command('start')
  expect(mock.defaultSandbox.advanceToNextEvent()).toEqual({
    at: Date.parse(at(2)),
    what: 'rec-new: RecordingStarted',
  })
  expect(state()).toBe('recording')
})

test('what is in work goes with a snapshot, a fork and a reset', async () => {
  const { mock, command, clock, state } = await settling()
  const { defaultSandbox: sandbox } = mock
  await command('start')
  const snapshot = sandbox.snapshot()
  const fork = await mock.fork('default')
  clock.advance('2s')
  expect(state()).toBe('recording')
  clock.set(at(1))
  sandbox.restore(snapshot)
  expect(state()).toBe('starting')
  clock.advance('1s')
  expect(state()).toBe('recording')
  expect(fork.calls.get('conv-new').recordingState).toBe('starting')
  fork.clock.advance('2s')
  expect(fork.calls.get('conv-new').recordingState).toBe('recording')
  await sandbox.reset()
  clock.advance('1h')
  expect(sandbox.snapshot().recordings.map(({ state: now }) => now)).toEqual(['idle', 'idle', 'stopped'])
})

test('several that are due happen in the order of their instants', async () => {
  const mock = await createCxoneMock({ clock: caseInstant, settle: { start: '3s', stop: '1s' } })
  const { calls, clock } = mock.defaultSandbox
  for (const name of ['b', 'a'])
    calls.begin({ conversationId: name, recordingId: `rec-${name}`, state: 'connected' })
  calls.start('b')
  clock.advance('1s')
  calls.start('a')
  calls.start('conv-123')
  const seen: string[] = []
  mock.onEvent(({ type, subject, at: when }) => seen.push(`${type} ${subject} ${when}`))
  clock.advance('1m')
  calls.list()
  expect(seen).toEqual([
    `RecordingStarted rec-b ${at(3)}`,
    `RecordingStarted rec-123 ${at(4)}`,
    `RecordingStarted rec-a ${at(4)}`,
  ])
})

test('a scenario can begin while a command is in work', async () => {
  const [call, ...calls] = demoScenario.conversations
  if (!call) throw new Error('the demo has a call')
  const scenario = {
    ...demoScenario,
    settle: { start: '500ms', stop: '2s' },
    conversations: [{ ...call, recording: { state: 'starting' as const } }, ...calls],
  }
  const mock = await createCxoneMock({ scenario, clock: caseInstant })
  const { defaultSandbox: sandbox } = mock
  expect(sandbox.calls.get('conv-123').recordingState).toBe('starting')
  sandbox.clock.advance('500ms')
  expect(sandbox.calls.get('conv-123').recordingState).toBe('recording')
})

test.each([
  ['soon', 'settle must be a duration such as 2s (0 to 24h), not "soon"'],
  ['25h', 'settle must be a duration such as 2s (0 to 24h), not "25h"'],
  [-1, 'settle must be 0 or a duration with a unit such as 2s, not -1'],
  [55, 'settle must be 0 or a duration with a unit such as 2s, not 55'],
  [{ start: 'x' }, 'settle.start must be a duration such as 2s (0 to 24h), not "x"'],
  [{ begin: '2s' }, 'settle: there is no field "begin"; the fields are start, stop, mask'],
])('a time to settle that is none is refused by name: %j', async (settle, message) => {
  await expect(createCxoneMock({ settle: settle as string })).rejects.toMatchObject({
    status: 400,
    message: `The options are not valid: ${message}.`,
  })
})

test('a token that is revoked after its command was accepted does not undo the command', async () => {
  const { mock, command, clock, state } = await settling()
  const { faults, requests } = mock.defaultSandbox
  faults.use({ on: 'startRecording', token: 'REVOKED_AFTER', times: 1 })
  expect(await command('start')).toBe(202)
  expect(await command('stop')).toBe(401)
  clock.advance('2s')
  expect(state()).toBe('recording')
  expect(requests.last({ status: 202 })?.fault).toBe('fault-1: token REVOKED_AFTER')
  expect(requests.last({ status: 401 })?.rule).toBe('token-revoked')
})

test('a token is not revoked after a command that was refused', async () => {
  const { mock, command } = await settling({ settle: 0 })
  mock.defaultSandbox.faults.use({ token: 'REVOKED_AFTER', on: 'stopRecording' })
  expect(await command('stop')).toBe(409)
  expect(await command('start')).toBe(200)
})

test('coverage has the states in which a command is in work', async () => {
  const { mock, command } = await settling()
  const cellsOf = () => mock.defaultSandbox.coverage().cells.filter(({ id }) => /starting|stopping/.test(id))
  expect(cellsOf().map(({ id, expected }) => `${id} ${expected}`)).toEqual([
    ...['start 425', 'stop 425', 'pause 400', 'resume 400'].map((each) => `connected/starting/${each}`),
    ...['start 425', 'stop 425', 'pause 400', 'resume 400'].map((each) => `connected/stopping/${each}`),
  ])
  await command('start')
  await command('start')
  expect(cellsOf()[0]).toMatchObject({ seen: [{ status: 425, count: 1 }], covered: true })
  expect(mock.coverage().situations.at(-1)).toMatchObject({ name: '425', imitated: true, count: 1 })
})
