import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { Observed } from '../../mock-server/exam/observed.js'

const url = 'http://mock.example/api/v2/conversations'

test('requests are numbered through all sandboxes, and each transcript knows the secrets of all', async () => {
  await using mock = await createCxoneMock()
  await using other = await mock.sandbox({ clients: [{ scopes: [] }] })
  const observed = new Observed(mock)
  await mock.fetch(new Request(url))
  await mock.fetch(new Request(url.replace('/api', `/s/${other.id}/api`)))
  await mock.fetch(new Request(url))
  const [first, second] = observed.transcripts('printed')
  expect(first?.arrivals.map(({ id }) => id)).toEqual([1, 2])
  expect(second?.arrivals.map(({ id }) => id)).toEqual([3])
  expect(second?.output).toBe('printed')
  expect(first?.secrets).toEqual(second?.secrets)
  expect(first?.secrets).toContain('recorder-secret')
  expect(first?.secrets).toContain(other.credentials.clientSecret)
})

test('more requests than are kept are counted', async () => {
  await using mock = await createCxoneMock()
  const observed = new Observed(mock)
  for (let sent = 0; sent < 5003; sent += 1) {
    void mock.handle({ method: 'GET', target: '/api/v2/conversations', headers: [], body: undefined })
  }
  expect(observed.dropped).toEqual([['default', 3]])
})
