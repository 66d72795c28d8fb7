import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { cxoneHandlers } from '../../mock-server/adapters/msw.js'
import { createCxoneMock } from '../../mock-server/index.js'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }))
afterEach(() => {
  server.resetHandlers()
  vi.useRealTimers()
})
afterAll(() => server.close())

describe.sequential.each([
  ['Vitest', undefined],
  ['only Date', ['Date']],
] as const)('under the fake timers of %s', (_, toFake) => {
  beforeEach(() => {
    vi.useFakeTimers(toFake === undefined ? {} : { toFake: [...toFake] })
  })

  /** Moves the faked time: by its timers where they are faked, else as `vi.setSystemTime` does. */
  async function pass(ms: number): Promise<void> {
    if (toFake?.length === 1) vi.setSystemTime(Date.now() + ms)
    else await vi.advanceTimersByTimeAsync(ms)
  }

  test('waitFor ends after real time', async () => {
    await using mock = await createCxoneMock({ port: 0 })
    const waited = mock.defaultSandbox.requests.waitFor({ operation: 'issueToken' }, { timeoutMs: 50 })
    await expect(waited).rejects.toThrow('Timed out after 50 ms')
  })

  test('close ends after real time, although a request has no response', async () => {
    const mock = await createCxoneMock({ port: 0 })
    const { faults, requests } = mock.defaultSandbox
    faults.use({ on: 'getTokensMe', fault: 'NEVER_ANSWER' })
    const lost = expect(fetch(`${mock.url}/api/v2/tokens/me`)).rejects.toThrow('fetch failed')
    await requests.waitFor({ operation: 'getTokensMe' })
    await mock.close({ drainMs: 50 })
    await lost
  })

  test('an idle sandbox is deleted after real time', async () => {
    await using mock = await createCxoneMock()
    await mock.sandbox({ idleSeconds: 0.05 })
    expect(mock.sandboxes).toHaveLength(2)
    await expect.poll(() => mock.sandboxes.length).toBe(1)
  })

  test.each(['a socket', 'MSW'])('over %s a delay lasts until the faked time has passed', async (host) => {
    await using mock = await createCxoneMock({ port: 0 })
    server.use(...cxoneHandlers(mock, { origins: ['https://api.example'] }))
    const { clock, faults, requests } = mock.defaultSandbox
    faults.use({ on: 'getTokensMe', fixedDelayMilliseconds: 60_000 })
    const origin = host === 'MSW' ? 'https://api.example' : mock.url
    for (const move of [() => pass(60_000), async () => clock.advance('1m')]) {
      let isAnswered = false
      const response = fetch(`${origin}/api/v2/tokens/me`).finally(() => (isAnswered = true))
      await requests.waitFor({ operation: 'getTokensMe' })
      await pass(59_999)
      expect(isAnswered).toBe(false)
      await move()
      expect((await response).status).toBe(401)
      requests.clear()
    }
  })

  test('the clock of a sandbox follows the faked time, and a token expires', async () => {
    await using mock = await createCxoneMock({ port: 0 })
    const { credentials, clock } = mock.defaultSandbox
    const form = { grant_type: 'client_credentials', client_id: credentials.clientId }
    const reply = await fetch(`${mock.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, client_secret: credentials.clientSecret }),
    })
    const { access_token: token } = (await reply.json()) as { access_token: string }
    const me = () => fetch(`${mock.url}/api/v2/tokens/me`, { headers: { authorization: `Bearer ${token}` } })
    expect((await me()).status).toBe(200)
    await pass(25 * 3_600_000)
    expect(clock.now()).toBe(Date.now())
    expect((await me()).status).toBe(401)
  })
})

test('over MSW a delay that is shorter than the deadline of the client ends before it', async () => {
  vi.useFakeTimers()
  const mock = await createCxoneMock()
  server.use(...cxoneHandlers(mock, { origins: ['https://api.example'] }))
  const { faults, requests } = mock.defaultSandbox
  faults.use({ on: 'getTokensMe', fixedDelayMilliseconds: 1000 })
  const order: string[] = []
  setTimeout(() => order.push('deadline'), 2000)
  const response = mock
    .fetch(new Request('https://api.example/api/v2/tokens/me'))
    .then(() => order.push('response'))
  await requests.waitFor({ operation: 'getTokensMe' })
  await vi.advanceTimersByTimeAsync(5000)
  await response
  expect(order).toEqual(['response', 'deadline'])
})
