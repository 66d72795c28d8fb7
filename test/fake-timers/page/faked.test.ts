import { expect, onTestFinished, test, vi } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'

test('the response arrives after the delay', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  await using mock = await createCxoneMock({ port: 0 })
  const { faults, requests } = mock.defaultSandbox
  faults.use({ on: 'issueToken', status: 503, fixedDelayMilliseconds: 60_000 })

  const response = fetch(`${mock.url}/oauth/token`, { method: 'POST' })
  await requests.waitFor({ operation: 'issueToken' })
  await vi.advanceTimersByTimeAsync(60_000)

  expect((await response).status).toBe(503)
})
