import { expect, test } from 'vitest'
import { exercisedBy } from './exercised.js'
import { linesOf, programAt, story, works } from './program.js'

const mockFor = exercisedBy('curl')
const here = works('curl', '--version')

test.skipIf(!here)('curl gets tokens, records, gets an empty 401, and records on demand', async () => {
  await using mock = await mockFor()
  expect(await linesOf('bash', programAt('client.sh'), mock.url)).toEqual(story)
})

test.skipIf(!here)('curl --retry waits for as long as Retry-After says', async () => {
  await using mock = await mockFor()
  const { faults, requests } = mock.defaultSandbox
  faults.use({ on: 'getConversations', status: 429, headers: { 'Retry-After': '2' }, times: 1 })
  expect(await linesOf('bash', programAt('retry.sh'), mock.url)).toEqual(['200'])
  const [first, second, ...others] = requests.list({ operation: 'getConversations' })
  expect([first?.status, second?.status, others]).toEqual([429, 200, []])
  expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(1900)
})
