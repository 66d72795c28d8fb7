import { expect, test } from 'vitest'
import type { RecordingState } from '../../contracts/lifecycle/row.js'
import { createCxoneMock, type Fault } from '../../mock-server/index.js'
import { hostNames, mockBehind, tokenOf, caseInstant, type Send } from '../hosts.js'

const me = '/api/v2/tokens/me'
const commands = '/api/v2/recording/recordingcontrols'

async function reader(send: Send) {
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  return () => send({ method: 'GET', target: me, headers: { authorization } })
}

test.each(
  hostNames.flatMap((host) =>
    [-600_000, 600_000].map((dateSkewMilliseconds) => ({ host, dateSkewMilliseconds })),
  ),
)(
  'over $host the header Date is moved by $dateSkewMilliseconds ms',
  async ({ host, dateSkewMilliseconds }) => {
    await using behind = await mockBehind(host)
    const read = await reader(behind.send)
    behind.mock.defaultSandbox.faults.use({ on: 'getTokensMe', dateSkewMilliseconds })
    const { status, headers } = await read()
    const expected =
      dateSkewMilliseconds < 0 ? 'Thu, 15 Jan 2026 09:50:00 GMT' : 'Thu, 15 Jan 2026 10:10:00 GMT'
    expect([status, headers['date']]).toEqual([200, expected])
    expect(behind.mock.defaultSandbox.requests.last()?.fault).toBe(
      `fault-1: Date moved by ${dateSkewMilliseconds} ms`,
    )
  },
)

test.each([
  {},
  { status: 503 },
  { mergePatch: { a: 1 } },
  { fixedDelayMilliseconds: 0 },
  { chunkedDribbleDelay: { numberOfChunks: 1, totalDuration: 0 } },
  { bodyBytes: 100 },
] as const)('headers, Date among them, are those of the fault beside %o', async (fault) => {
  await using behind = await mockBehind('node:http')
  const read = await reader(behind.send)
  const headers = {
    date: 'Mon, 01 Jan 2001 00:00:00 GMT',
    'X-Via': 'proxy',
    'content-type': 'application/x-own',
  }
  behind.mock.defaultSandbox.faults.use({ on: 'getTokensMe', ...fault, headers })
  expect((await read()).headers).toMatchObject({
    date: 'Mon, 01 Jan 2001 00:00:00 GMT',
    'x-via': 'proxy',
    'content-type': 'application/x-own',
  })
})

/** The delays of so many requests in milliseconds, by the archive. The clock stands still, so none is waited for. */
async function delays(
  delayDistribution: NonNullable<Fault['delayDistribution']>,
  count: number,
  seed = 'delays',
) {
  await using mock = await createCxoneMock({ clock: caseInstant, seed })
  const { faults, requests, clock } = mock.defaultSandbox
  faults.use({ on: 'getTokensMe', delayDistribution })
  const pending = Array.from({ length: count }, () => mock.fetch(new Request(`https://any.example${me}`)))
  await requests.waitFor({ operation: 'getTokensMe' }, { count })
  clock.advance('10m')
  await Promise.all(pending)
  return requests.har().log.entries.map(({ timings }) => timings.wait)
}

test('a uniform distribution draws delays between its bounds, the same for the same seed', async () => {
  const drawn = await delays({ type: 'uniform', lower: 100, upper: 200 }, 200)
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100)
  expect(Math.max(...drawn)).toBeLessThanOrEqual(200)
  const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length
  expect(mean).toBeGreaterThan(140)
  expect(mean).toBeLessThan(160)
  expect(await delays({ type: 'uniform', lower: 100, upper: 200 }, 200)).toEqual(drawn)
  expect(await delays({ type: 'uniform', lower: 100, upper: 200 }, 200, 'other')).not.toEqual(drawn)
})

test('a lognormal distribution draws delays around its median, with a long tail', async () => {
  const drawn = (await delays({ type: 'lognormal', median: 80, sigma: 0.4 }, 400)).toSorted((a, b) => a - b)
  const median = drawn[200] ?? 0
  expect(median).toBeGreaterThan(70)
  expect(median).toBeLessThan(90)
  // About 68 % lie within one sigma of the logarithm.
  const within = drawn.filter((each) => each > 80 * Math.exp(-0.4) && each < 80 * Math.exp(0.4)).length
  expect(within).toBeGreaterThan(240)
  expect(within).toBeLessThan(305)
  const limited = await delays({ type: 'lognormal', median: 80, sigma: 0.4, maxValue: 85 }, 400)
  expect(Math.max(...limited)).toBe(85)
  expect(await delays({ type: 'lognormal', median: 80, sigma: 0 }, 3)).toEqual([80, 80, 80])
})

test('a fault can apply only while a recording is in a state', async () => {
  await using behind = await mockBehind('fetch')
  const { mock, send } = behind
  const { faults } = mock.defaultSandbox
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const headers = { authorization, 'content-type': 'application/json' }
  const run = async (command: 'start' | 'stop') => {
    const body = '{"recordingId":"rec-123"}'
    return (await send({ method: 'POST', target: `${commands}/${command}`, headers, body })).status
  }
  const read = await reader(send)
  faults.use({ on: 'getTokensMe', while: { recordingState: 'recording' }, token: 'EXPIRED' })
  expect((await read()).status).toBe(200)
  expect(await run('start')).toBe(200)
  expect((await read()).status).toBe(401)
  expect(await run('stop')).toBe(200)
  expect((await read()).status).toBe(200)
  expect(faults.list()).toMatchObject([{ met: 1 }])
})

test.each([
  ['rec-123', ['recording', 'starting'], 503],
  ['rec-123', ['idle'], 200],
  ['rec-456', ['recording'], 200],
  ['rec-unknown', ['recording'], 200],
] as const)(
  'a fault for recording %s in the states %j answers %i',
  async (recordingId, recordingState, status) => {
    await using behind = await mockBehind('fetch')
    const { mock, send } = behind
    const read = await reader(send)
    mock.defaultSandbox.calls.start('conv-123')
    const states: readonly RecordingState[] = recordingState
    mock.defaultSandbox.faults.use({
      on: 'getTokensMe',
      status: 503,
      while: { recordingId, recordingState: states },
    })
    expect((await read()).status).toBe(status)
  },
)

test('a recording that settles is in the state that it settles from', async () => {
  await using mock = await createCxoneMock({ clock: caseInstant, settle: '2s' })
  const { faults, clock, calls } = mock.defaultSandbox
  const read = async () => (await mock.fetch(new Request(`https://any.example${me}`))).status
  faults.use({ on: 'getTokensMe', status: 503, while: { recordingState: 'starting' } })
  calls.start('conv-123')
  const settling = await read()
  clock.advance('2s')
  expect([settling, await read()]).toEqual([503, 401])
})

test('a sandbox has at most 1000 faults', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const { faults } = mock.defaultSandbox
  for (let count = 0; count < 1000; count += 1) faults.use({ status: 503 })
  expect(() => faults.use({ status: 503 })).toThrow('Sandbox default has 1000 faults, which is the limit.')
  faults.clear()
  expect(faults.use({ status: 503 }).id).toBe('fault-1001')
})
