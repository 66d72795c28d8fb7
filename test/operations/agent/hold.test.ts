import { expect, test } from 'vitest'
import { contactId, withSession } from './session.js'

const conversationId = 'conv-123'

test('a call on hold is told, not recorded, and recorded again when it is resumed', async () => {
  const { told, command, sandbox } = await withSession()
  await command('record')
  sandbox.clock.advance('10s')
  expect((await command('hold')).status).toBe(202)
  expect(sandbox.calls.get(conversationId)).toMatchObject({ isHeld: true, recordingState: 'recording' })
  sandbox.clock.advance('20s')
  expect((await command('resume')).status).toBe(202)
  expect(sandbox.calls.get(conversationId)).not.toHaveProperty('isHeld')
  sandbox.clock.advance('5s')
  expect((await told()).map(({ Status, IsLogging }) => [Status, IsLogging])).toEqual([
    ['Active', 'True'],
    ['Holding', 'True'],
    ['Active', 'True'],
  ])
  expect(sandbox.calls.timeline(conversationId)).toEqual([
    { from: '2026-01-15T09:58:10.000Z', to: '2026-01-15T10:00:00.000Z', state: 'not-recorded' },
    { from: '2026-01-15T10:00:00.000Z', to: '2026-01-15T10:00:10.000Z', state: 'recording' },
    { from: '2026-01-15T10:00:10.000Z', to: '2026-01-15T10:00:30.000Z', state: 'paused' },
    { from: '2026-01-15T10:00:30.000Z', to: '2026-01-15T10:00:35.000Z', state: 'recording' },
  ])
})

test('a call on hold is recorded throughout where that is assumed', async () => {
  const { command, sandbox } = await withSession({ assumptions: { 'recording-while-held': 'recorded' } })
  await command('record')
  await command('hold')
  sandbox.clock.advance('20s')
  await command('resume')
  expect(sandbox.calls.timeline(conversationId).slice(1)).toEqual([
    { from: '2026-01-15T10:00:00.000Z', to: '2026-01-15T10:00:20.000Z', state: 'recording' },
  ])
})

test('the end of a call by its agent finishes its recording', async () => {
  const { told, command, sandbox } = await withSession()
  await command('record')
  sandbox.clock.advance('10s')
  expect((await command('end')).status).toBe(202)
  expect(sandbox.calls.get(conversationId)).toMatchObject({
    state: 'ended',
    recordingState: 'stopped',
    endTime: '2026-01-15T10:00:10.000Z',
  })
  expect((await told()).at(-1)).toMatchObject({ Status: 'Disconnected', FinalState: 'True' })
})

test('an ended contact that was on hold is no longer on hold', async () => {
  const { ask, command, sandbox } = await withSession()
  await command('hold')
  expect((await ask('POST', `/contacts/${contactId}/end`)).status).toBe(202)
  expect(sandbox.calls.get(conversationId)).toMatchObject({ state: 'ended' })
  expect(sandbox.calls.get(conversationId)).not.toHaveProperty('isHeld')
})

test('a rejected hold, resume or end changes nothing', async () => {
  const { command, sandbox } = await withSession()
  await command('hold')
  const before = JSON.stringify(sandbox.state())
  for (const name of ['hold', 'end']) expect((await command(name)).status).toBe(409)
  expect(JSON.stringify(sandbox.state())).toBe(before)
})

test('of many concurrent holds exactly one succeeds', async () => {
  const { command } = await withSession()
  const statuses = (await Promise.all(Array.from({ length: 20 }, () => command('hold')))).map(
    ({ status }) => status,
  )
  expect(statuses.filter((status) => status === 202)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(19)
})

test('a snapshot has the hold, and a restored one goes on from there', async () => {
  const { command, sandbox } = await withSession()
  await command('hold')
  const state = structuredClone(sandbox.snapshot())
  await command('resume')
  sandbox.restore(state)
  expect(sandbox.calls.get(conversationId)).toMatchObject({ isHeld: true })
  expect((await command('resume')).status).toBe(202)
})

test('an agent whose session has ended starts another, and the ends of the calls are in the World', async () => {
  const { ask, sandbox, sessionId } = await withSession()
  expect((await ask('DELETE', `/agent-sessions/${sessionId}?endContacts=true`)).status).toBe(202)
  expect(sandbox.calls.get(conversationId)).toMatchObject({ state: 'ended' })
  const started = await ask('POST', '/agent-sessions?stationId=101')
  expect(started.status).toBe(202)
  expect(JSON.parse(started.body)).not.toEqual({ sessionId })
  expect(sandbox.state().agentSessions).toHaveLength(1)
})
