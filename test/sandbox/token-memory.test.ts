import { expect, test } from 'vitest'
import { EventLog } from '../../mock-server/sandbox/event-log.js'
import { SharedMemory } from '../../mock-server/sandbox/shared-memory.js'
import { createCxoneMock, type CxoneMock, type SandboxControl } from '../../mock-server/index.js'

async function tokenOf(mock: CxoneMock, { credentials }: SandboxControl): Promise<string> {
  const basic = btoa(`${credentials.clientId}:${credentials.clientSecret}`)
  const { body } = await mock.handle({
    method: 'POST',
    target: '/oauth/token',
    headers: ['Authorization', `Basic ${basic}`, 'Content-Type', 'application/x-www-form-urlencoded'],
    body: 'grant_type=client_credentials',
  })
  return (JSON.parse(body) as { access_token: string }).access_token
}

async function statusWith(mock: CxoneMock, token: string): Promise<number> {
  const headers = ['Authorization', `Bearer ${token}`]
  const { status } = await mock.handle({ method: 'GET', target: '/api/v2/tokens/me', headers, body: '' })
  return status
}

async function tokensOf(mock: CxoneMock, sandbox: SandboxControl, count: number): Promise<string[]> {
  const tokens: string[] = []
  for (let each = 0; each < count; each += 1) tokens.push(await tokenOf(mock, sandbox))
  return tokens
}

const kept = (sandbox: SandboxControl) => sandbox.snapshot().tokens.length

test('the tokens of a sandbox use a half of the memory, and the oldest are dropped with an explanation', async () => {
  await using mock = await createCxoneMock({ tokenMegabytes: 1 })
  const { defaultSandbox } = mock
  const tokens = await tokensOf(mock, defaultSandbox, 2000)
  // Each needs about 500 bytes.
  expect(kept(defaultSandbox)).toBeGreaterThan(800)
  expect(kept(defaultSandbox)).toBeLessThan(1300)
  expect(await statusWith(mock, tokens.at(-1) ?? '')).toBe(200)
  expect(await statusWith(mock, tokens[0] ?? '')).toBe(401)
  expect(defaultSandbox.requests.explain().reason).toMatch(
    /Or it was dropped: the mock has dropped the oldest \d+ for memory \(tokenMegabytes, --token-mb\)\.$/,
  )
})

test('the sandbox that was used least recently drops its tokens first', async () => {
  await using mock = await createCxoneMock({ tokenMegabytes: 1 })
  const [first, second, third] = [await mock.sandbox(), await mock.sandbox(), await mock.sandbox()]
  for (const sandbox of [first, second, third]) await tokensOf(mock, sandbox, 800)
  expect(kept(first)).toBeLessThan(500)
  expect([kept(second), kept(third)]).toEqual([800, 800])
})

test('deleting and resetting sandboxes frees the memory of their tokens for the others', async () => {
  await using mock = await createCxoneMock({ tokenMegabytes: 1 })
  const first = await mock.sandbox()
  await tokensOf(mock, first, 500)
  for (let each = 0; each < 4; each += 1) {
    await using passing = await mock.sandbox()
    await tokensOf(mock, passing, 500)
    await passing.reset()
    await tokensOf(mock, passing, 500)
  }
  expect(kept(first)).toBe(500)
})

test('an event log drops its oldest events when the journals need too much memory', () => {
  const memory = new SharedMemory(1, 1 / 4)
  const log = new EventLog()
  log.join(memory)
  for (let sequence = 1; sequence <= 3000; sequence += 1)
    log.push(sequence, 0, 'control', { type: 'SigningKeyRotated', at: 0 })
  // A quarter of the memory is for 1,250 events, which are dropped 64 at a time.
  const sequences = log.all().map((event) => event.sequence)
  expect(sequences.length).toBeGreaterThan(1200)
  expect(sequences.length).toBeLessThan(1314)
  expect([sequences.at(-1), log.dropped]).toEqual([3000, 3000 - sequences.length])
  expect(log.find(3000)?.sequence).toBe(3000)
  expect(log.find(1)).toBeUndefined()
})
