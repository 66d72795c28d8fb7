import { expect, onTestFinished, test, vi } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

// In a file of its own, since the timers of the whole file are false.
test('a stream on which nothing happens says every 15 seconds that it is there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  await using mock = await createCxoneMock({ port: 0 })
  const leave = new AbortController()
  const { body } = await fetch(`${mock.url}/__admin/events`, { signal: leave.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  expect(await reader?.read()).toMatchObject({ value: ': what happens from now on\n\n' })
  vi.advanceTimersByTime(15_000)
  expect(await reader?.read()).toMatchObject({ value: ': still here\n\n' })
  leave.abort()
  await expect.poll(() => vi.getTimerCount()).toBe(0)
})
