import { expect, test } from 'vitest'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { agentApiSpec, assumed, forumThread, rfc } from '../../contracts/evidence.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'
import type { CommandSurface } from '../../contracts/lifecycle/row.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { canBeOpened } from './can-be-opened.js'
import { tokenOf } from './token-of.js'

const operations = Object.values<OperationContract>(contracts)

// cases.test.ts checks the evidence of rejections.
test('the source of each operation and of each row of the lifecycle can be opened', () => {
  const closed = [
    ...operations.map(({ operationId, evidence }) => ({ of: operationId, evidence })),
    ...recordingLifecycle.map(({ id, evidence }) => ({ of: id, evidence })),
  ].filter(({ evidence }) => !canBeOpened(evidence))
  expect(closed).toEqual([])
})

test.each([
  ['', 'documented'],
  ['https://github.com/owner/name', 'documented'],
  ['https://github.com/owner/name/blob/main/file', 'documented'],
  ['a forum', 'forum'],
  ['register: missing-scope', 'forum'],
  ['register: no-such-entry', 'assumed'],
  ['https://example.com/page', 'assumed'],
] as const)('the location "%s" of a claim that is %s cannot be opened', (location, grade) => {
  expect(canBeOpened({ grade, location, source: 'x', date: '2026-11-30' })).toBe(false)
})

test.each([
  forumThread,
  agentApiSpec,
  rfc('RFC 6750 3.1'),
  rfc('OpenID Connect Core 6'),
  assumed('media-type'),
])('$location can be opened', (evidence) => {
  expect(canBeOpened(evidence)).toBe(true)
})

const grade = (surface: CommandSurface, id: string) =>
  recordingLifecycle.find((row) => row.surface === surface && row.id === id)?.evidence.grade

test('the thread supports only a stop that comes too early or too late', () => {
  const strict = recordingLifecycle.filter(
    ({ evidence, call }) => evidence.grade === 'forum' && call !== 'connected',
  )
  expect(strict.map(({ id }) => id)).toEqual([
    'stop-while-alerting-idle',
    'stop-while-alerting-stopped',
    'stop-while-ended-idle',
    'stop-while-ended-stopped',
  ])
  expect(grade('api-v2', 'start-while-alerting-idle')).toBe('assumed')
  expect(grade('record-on-demand', 'rod-start-while-alerting-idle')).toBe('assumed')
  expect(grade('agent', 'agent-start-while-ended-idle')).toBe('assumed')
})

test('the 425 is documented between commands of the same kind, and assumed between others', () => {
  expect(grade('record-on-demand', 'rod-stop-while-starting')).toBe('documented')
  expect(grade('record-on-demand', 'rod-unmask-while-masking')).toBe('documented')
  expect(grade('record-on-demand', 'rod-mask-while-starting')).toBe('assumed')
  expect(grade('record-on-demand', 'rod-decline-while-stopping')).toBe('assumed')
})

const start = '/api/v2/recording/recordingcontrols/start'
const json = { method: 'POST', headers: { 'content-type': 'application/json' } } as const

async function explained(path: string, { as, ...request }: RequestInit & { as?: string }) {
  await using mock = await createCxoneMock()
  const headers = new Headers(request.headers)
  if (as !== undefined) headers.set('authorization', `Bearer ${await tokenOf(mock, as)}`)
  await mock.fetch(new Request(`http://mock.test${path}`, { ...request, headers }))
  const { evidence, statusEvidence, bodyEvidence } = mock.defaultSandbox.requests.explain()
  return [evidence?.grade, statusEvidence?.grade, bodyEvidence?.grade]
}

test('an explanation grades the cause, the status and the body apart where they differ', async () => {
  expect(await explained(start, { ...json, as: 'studio-basic' })).toEqual(['forum', undefined, undefined])
  expect(await explained(start, json)).toEqual(['assumed', undefined, undefined])
  const early = { ...json, as: 'recorder', body: '{"recordingId":"rec-123","action":"stop"}' }
  expect(await explained(start, early)).toEqual(['forum', 'assumed', 'assumed'])
  const asForm = { method: 'POST', as: 'recorder', body: new URLSearchParams({ recordingId: 'rec-123' }) }
  expect(await explained(start, asForm)).toEqual(['assumed', undefined, undefined])
  const recordings = '/api/v2/conversations/conv-789/recordings'
  expect(await explained(recordings, {})).toEqual(['documented', 'documented', 'observed'])
  expect(await explained(recordings, { as: 'other-division' })).toEqual(['assumed', 'documented', 'observed'])
})
