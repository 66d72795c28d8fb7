import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import { openStream } from './stream.js'

test('a sandbox is made over HTTP with a time to settle, and a wrong one is refused by name', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const make = async (body: object) => {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return fetch(`${mock.url}/__admin/sandboxes`, init)
  }
  const made = await make({ id: 'slow', clock: caseInstant, settle: { start: '2s' } })
  expect(made.status).toBe(201)
  const { calls, clock } = mock.sandboxById('slow')
  expect(calls.start('conv-123').recordingState).toBe('starting')
  clock.advance('2s')
  expect(calls.stop('conv-123').recordingState).toBe('stopped')
  const refused = await make({ settle: 'soon' })
  expect([refused.status, await refused.json()]).toEqual([
    400,
    expect.objectContaining({
      detail:
        'The sandbox options are not valid: settle must be a duration such as 2s (0 to 24h), not "soon".',
    }),
  ])
})

test('whoever watches the events is told what the clock brings, although nobody asks', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant, settle: '2s' })
  using stream = await openStream(mock.url)
  mock.defaultSandbox.calls.start('conv-123')
  expect(await stream.next()).toMatchObject({ data: { type: 'RecordingStarting', cause: 'control' } })
  mock.defaultSandbox.clock.advance('1h')
  expect(await stream.next()).toMatchObject({
    data: { type: 'RecordingStarted', cause: 'clock', at: '2026-01-15T10:00:02.000Z' },
  })
})
