import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'

test('a sandbox has the clock of its mock, unless its options name another', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00Z' })
  const sandbox = await mock.sandbox()
  const own = await mock.sandbox({ clock: '2027-03-01T00:00:00Z' })
  expect([sandbox.clock.frozen, sandbox.clock.now()]).toEqual([true, Date.parse(caseInstant)])
  expect(own.clock.now()).toBe(Date.parse('2027-03-01T00:00:00Z'))
  mock.defaultSandbox.clock.advance('1h')
  expect(sandbox.clock.now()).toBe(Date.parse(caseInstant))
})

test('a sandbox of a mock without a clock follows real time', async () => {
  const mock = await createCxoneMock()
  expect((await mock.sandbox()).clock.frozen).toBe(false)
})

test('a reset restores the clock', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const running = await mock.sandbox()
  running.clock.reset()
  mock.defaultSandbox.clock.advance('61m')
  await mock.reset()
  for (const { clock } of mock.sandboxes) {
    expect([clock.frozen, clock.now()]).toEqual([true, Date.parse(caseInstant)])
  }
})

test('a reset of a running clock that a test froze lets it run again', async () => {
  const { defaultSandbox: sandbox } = await createCxoneMock()
  sandbox.clock.freeze(caseInstant)
  await sandbox.reset()
  expect(sandbox.clock.frozen).toBe(false)
  expect(sandbox.calls.get('conv-123').startTime > '2026-01-16').toBe(true)
})

test('a sandbox without options has the credentials of a client that may control recordings', async () => {
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ id: 'mine' })
  expect(sandbox.credentials.clientId).toBe('recorder-mine')
  expect(sandbox.credentials.scopes).toEqual(['recording:read', 'recording:write', 'recording:control'])
  expect(mock.defaultSandbox.credentials.clientId).toBe('recorder')
})

test('a sandbox whose clients may not control recordings has the credentials of the first', async () => {
  const mock = await createCxoneMock()
  const clients = [
    { name: 'one', scopes: ['recording:read'] },
    { name: 'two', scopes: [] },
  ]
  expect((await mock.sandbox({ clients })).credentials.name).toBe('one')
})
