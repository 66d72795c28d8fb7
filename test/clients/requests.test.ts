import { expect, test } from 'vitest'
import { exercisedBy } from './exercised.js'
import { linesOf, programAt, story, works } from './program.js'

const mockFor = exercisedBy('python-requests')
const here = works('python3', '-c', 'import requests')

test.skipIf(!here)('requests gets tokens, records, gets an empty 401, and records on demand', async () => {
  await using mock = await mockFor()
  expect(await linesOf('python3', programAt('with_requests.py'), mock.url)).toEqual(story)
})

test.skipIf(!here)('requests with urllib3’s Retry waits for as long as Retry-After says', async () => {
  await using mock = await mockFor()
  const { faults, requests } = mock.defaultSandbox
  faults.use({ on: 'getConversations', status: 429, headers: { 'Retry-After': '2' }, times: 1 })
  expect(await linesOf('python3', programAt('retry_with_requests.py'), mock.url)).toEqual(['200'])
  const [first, second, ...others] = requests.list({ operation: 'getConversations' })
  expect([first?.status, second?.status, others]).toEqual([429, 200, []])
  expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(1900)
})
