import { createClient } from 'redis'
import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock } from '../../mock-server/index.js'
import { tokenOf } from '../hosts.js'
import { redisServer } from './redis.js'
import { command, storedMock } from './stored.js'

const start = '2026-01-15T10:00:00Z'

async function tokenStatus(mock: CxoneMock, clientId: string, clientSecret: string): Promise<number> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  })
  const { status } = await mock.fetch(
    new Request('http://mock.example/oauth/token', { method: 'POST', body }),
  )
  return status
}

test('a sandbox of one mock is in all mocks with its prefix, and a JavaScript call on an older state is undone', async () => {
  await using redis = await redisServer()
  const store = `${redis.url}?prefix=run-1`
  await using one = await createCxoneMock({ store, clock: start })
  await using two = await createCxoneMock({ store })
  await using apart = await createCxoneMock({ store: `${redis.url}?prefix=run-2` })
  const { id } = await one.sandbox({
    clients: [{ name: 'own', clientId: 'own', clientSecret: 'chosen-secret', scopes: ['recording:control'] }],
  })
  expect(await tokenStatus(two, 'own', 'chosen-secret')).toBe(200)
  expect(await tokenStatus(apart, 'own', 'chosen-secret')).toBe(401)
  expect([two, apart].map(({ sandboxes }) => sandboxes.map((sandbox) => sandbox.id))).toEqual([
    ['default', id],
    ['default'],
  ])

  one.sandboxById(id).clock.advance('61m')
  two.sandboxById(id).clock.advance('1m')
  const results = await Promise.allSettled([one.flush(), two.flush()])
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  expect(errors).toEqual([
    expect.objectContaining({
      status: 409,
      message: 'Another process has changed this sandbox in the meantime. Try again.',
    }),
  ])
  const wasFirst = results[0].status === 'fulfilled'
  const expected = wasFirst ? Date.parse('2026-01-15T11:01:00Z') : Date.parse('2026-01-15T10:01:00Z')
  await Promise.all([one, two].map((mock) => tokenStatus(mock, 'own', 'chosen-secret')))
  expect([one, two].map((mock) => mock.sandboxById(id).clock.now())).toEqual([expected, expected])
})

test('a mock whose data in Redis was deleted forgets sandboxes, and stores the default sandbox again', async () => {
  await using redis = await redisServer()
  await using stored = await storedMock(redis.url)
  await stored.mock.sandbox({ id: 'made' })
  const token = await tokenOf(stored.send, 'recorder')
  const admin = createClient({ url: redis.url })
  await admin.connect()
  await admin.flushAll()
  expect(await command(stored.send, token, 'start')).toBe(200)
  expect(await command(stored.send, token, 'start')).toBe(409)
  expect(await tokenStatus(stored.mock, 'recorder-made', 'unknown')).toBe(401)
  await using other = await storedMock(redis.url)
  expect(await command(other.send, token, 'start')).toBe(409)
  expect(other.mock.sandboxes.map(({ id }) => id)).toEqual(['default'])
  admin.destroy()
})
