import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock, type SandboxControl } from '../../mock-server/index.js'

/** A request of 20 kB to a sandbox, of which the journal keeps everything. */
async function send(mock: CxoneMock, { id }: SandboxControl, times: number, mark = 'x'): Promise<void> {
  for (let each = 0; each < times; each += 1) {
    const body = mark.repeat(20_000)
    await mock.handle({ method: 'POST', target: `/s/${id}/nowhere?n=${each}`, headers: [], body })
  }
}

const kept = ({ requests }: SandboxControl) => requests.count()

test('a journal uses a quarter of the memory at most, and drops its oldest requests', async () => {
  await using mock = await createCxoneMock({ journalMegabytes: 4 })
  const { defaultSandbox } = mock
  await send(mock, defaultSandbox, 60)
  const targets = defaultSandbox.requests.list().map(({ target }) => target)
  // Each needs 20,000 bytes for its body, and about 2,000 for the rest.
  expect(targets.length).toBeGreaterThan(40)
  expect(targets.length).toBeLessThan(50)
  expect(targets.at(-1)).toBe('/s/default/nowhere?n=59')
})

test('the journals of all sandboxes share the memory, and the one that was used least recently drops its oldest', async () => {
  await using mock = await createCxoneMock({ journalMegabytes: 1 })
  const sandboxes = await Promise.all(Array.from({ length: 6 }, () => mock.sandbox()))
  for (const sandbox of sandboxes) await send(mock, sandbox, 10)
  const counts = sandboxes.map(kept)
  expect(counts.slice(0, 1)).toEqual([0])
  expect(counts.slice(2)).toEqual([10, 10, 10, 10])
})

test('the newest request is kept, however large it is', async () => {
  await using mock = await createCxoneMock({ journalMegabytes: 1 })
  const target = `/nowhere?${'x'.repeat(2_000_000)}`
  await mock.handle({ method: 'GET', target, headers: [], body: '' })
  expect(mock.defaultSandbox.requests.last()?.status).toBe(414)
})

test('deleting a sandbox frees the memory of its journal for the others', async () => {
  await using mock = await createCxoneMock({ journalMegabytes: 1 })
  const first = await mock.sandbox()
  await send(mock, first, 10)
  for (let each = 0; each < 10; each += 1) {
    await using passing = await mock.sandbox()
    await send(mock, passing, 10)
  }
  expect(kept(first)).toBe(10)
})

test('a journal that dropped requests for memory says what keeps more of them', async () => {
  await using mock = await createCxoneMock({ journalMegabytes: 1 })
  const { defaultSandbox } = mock
  await send(mock, defaultSandbox, 30)
  expect(() => defaultSandbox.requests.verifyNever({ operation: 'startRecording' })).toThrow(
    /has dropped \d+ older requests\. Clear the journal before the steps that you verify, or raise journalMegabytes \(--journal-mb\)\.$/,
  )
  expect(() => defaultSandbox.requests.get('other')).toThrow(
    'has no request "other". It keeps the newest 1,000 requests, or fewer if they need more memory than journalMegabytes (--journal-mb).',
  )
})

test('an id of any length is cut in the explanation of a rejected request, and not in the response', async () => {
  await using mock = await createCxoneMock()
  const recordingId = 'r'.repeat(200_000)
  const { access_token: token } = await tokenOf(mock)
  const response = await mock.handle({
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start',
    headers: ['Authorization', `Bearer ${token}`, 'Content-Type', 'application/json'],
    body: JSON.stringify({ recordingId }),
  })
  expect(JSON.parse(response.body)).toMatchObject({ message: `No recording has the id ${recordingId}.` })
  expect(mock.defaultSandbox.requests.explain().reason).toBe(
    'No recording in this sandbox has the id… (200041 characters)',
  )
})

async function tokenOf(mock: CxoneMock): Promise<{ readonly access_token: string }> {
  const { body } = await mock.handle({
    method: 'POST',
    target: '/oauth/token',
    headers: [
      'Authorization',
      `Basic ${btoa('recorder:recorder-secret')}`,
      'Content-Type',
      'application/x-www-form-urlencoded',
    ],
    body: 'grant_type=client_credentials',
  })
  return JSON.parse(body) as { access_token: string }
}
