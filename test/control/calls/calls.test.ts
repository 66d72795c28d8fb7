import { expect, test } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'
import { caseInstant } from '../../hosts.js'

test('a call begins alerting, is answered and ends', async () => {
  const mock = await createCxoneMock({ seed: 'calls', clock: caseInstant })
  const { calls, clock } = mock.defaultSandbox
  const begun = calls.begin({ conversationId: 'conv-new', conferenceId: 'conf-new', recordingId: 'rec-new' })
  const call = {
    conversationId: 'conv-new',
    conferenceId: 'conf-new',
    recordingId: 'rec-new',
    divisionId: 'div-demo',
    contactId: 460000000004,
    userIds: [],
    recordingState: 'idle',
    startTime: caseInstant,
  }
  expect(begun).toEqual({ ...call, state: 'alerting' })
  clock.advance('10s')
  const connectedTime = '2026-01-15T10:00:10.000Z'
  expect(calls.answer('conv-new')).toEqual({ ...call, state: 'connected', connectedTime })
  clock.advance('1m')
  const endTime = '2026-01-15T10:01:10.000Z'
  expect(calls.end('conv-new')).toEqual({ ...call, state: 'ended', connectedTime, endTime })
})

test('what is being recorded finishes when its call ends', async () => {
  const scenario = {
    name: 'recording',
    tenant: { id: 'org', name: 'org' },
    divisions: [{ id: 'div', name: 'div' }],
    clients: [],
    conversations: (['recording', 'masked', 'idle'] as const).map((state) => ({
      conversationId: `conv-${state}`,
      conferenceId: `conf-${state}`,
      recordingId: `rec-${state}`,
      divisionId: 'div',
      state: 'connected' as const,
      recording: { state },
    })),
  }
  const mock = await createCxoneMock({ scenario })
  const { calls } = mock.defaultSandbox
  expect(calls.end('conv-recording').recordingState).toBe('stopped')
  expect(calls.end('conv-masked').recordingState).toBe('stopped')
  expect(calls.end('conv-idle').recordingState).toBe('idle')
})

test('ids that are not given are made from the seed', async () => {
  const begin = async (seed: string) =>
    (await createCxoneMock({ seed })).defaultSandbox.calls.begin().conversationId
  expect(await begin('one')).toBe(await begin('one'))
  expect(await begin('one')).not.toBe(await begin('two'))
})

test('a call that is not there, or past it, is refused', async () => {
  const mock = await createCxoneMock()
  const { calls } = mock.defaultSandbox
  expect(() => calls.answer('conv-0')).toThrow(
    'Sandbox default has no call "conv-0". List its calls with calls.list() or GET /__admin/calls.',
  )
  expect(() => calls.answer('conv-123')).toThrow(
    'Call conv-123 is connected. Only an alerting call can be answered.',
  )
  expect(() => calls.end('conv-789')).toThrow('Call conv-789 has already ended.')
  expect(() => calls.begin({ recordingId: 'conf-123' })).toThrow('The id "conf-123" is already in use.')
  expect(() => calls.begin({ conversationId: 'x', recordingId: 'x' })).toThrow(
    'The id "x" is already in use.',
  )
  expect(() => calls.begin({ divisionId: 'div-0' })).toThrow('The scenario has no division "div-0".')
})
