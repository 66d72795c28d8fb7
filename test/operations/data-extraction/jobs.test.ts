import { expect, test } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'
import { sam, withAgent } from '../record-on-demand/agent.js'

const jobs = '/data-extraction/v1/jobs'
const day = { startDate: '2026-01-15', endDate: '2026-01-15' }
const recordings = { entityName: 'recording-interaction-metadata', version: '10', ...day }

test('a job of quality management is not implemented, and starts no job', async () => {
  const { ask, own } = await withAgent()
  expect(await ask('POST', jobs, own, { ...recordings, entityName: 'qm-workflows' })).toMatchObject({
    status: 501,
    body: { rule: 'not-implemented' },
  })
  expect((await ask('GET', jobs, own)).body).toEqual({ jobs: [] })
})

test('a job expires after 24 hours, and its URL with it', async () => {
  const { ask, own, sandbox, mock } = await withAgent()
  const { body: id } = await ask('POST', jobs, own, recordings)
  sandbox.clock.advance('23h')
  sandbox.clock.advance('59m')
  sandbox.clock.advance('45s')
  const fresh = async () =>
    `Bearer ${((await (await mock.fetch(tokenRequest())).json()) as { access_token: string }).access_token}`
  const status = async () => {
    const headers = { authorization: await fresh() }
    const reply = await mock.fetch(new Request(`http://mock.test${jobs}/${String(id)}`, { headers }))
    return ((await reply.json()) as { jobStatus: { status: string; result?: { url: string } } }).jobStatus
  }
  const { result } = await status()
  expect((await mock.fetch(new Request(result?.url ?? ''))).status).toBe(200)
  sandbox.clock.advance('15s')
  expect(await status()).toEqual({ id, status: 'EXPIRED' })
  expect((await mock.fetch(new Request(result?.url ?? ''))).status).toBe(403)
})

const tokenRequest = (key = 'SAMDEMOKEY', secret = 'sam-access-key-secret') =>
  new Request('http://mock.test/auth/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: key, password: secret }),
  })

test('a recording that ends after the start of a job is not in its file', async () => {
  const { ask, own, onDemand, mock, sandbox } = await withAgent()
  await onDemand('start-recording-on-demand')
  const { body: id } = await ask('POST', jobs, own, recordings)
  sandbox.clock.advance('1s')
  await onDemand('stop-recording-on-demand')
  const { body } = await ask('GET', `${jobs}/${String(id)}`, own)
  const { url } = (body as { jobStatus: { result: { url: string } } }).jobStatus.result
  const lines = (await (await mock.fetch(new Request(url))).text()).split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['ACD Call ID', '460000000003', ''])
})

test('the URL of a file leads to the sandbox of its job', async () => {
  await using mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ clock: '2026-01-15T10:00:00Z' })
  const [{ accessKeyId, accessKeySecret } = { accessKeyId: '', accessKeySecret: '' }] =
    sandbox.user(sam).accessKeys
  const signedIn = await mock.fetch(tokenRequest(accessKeyId, accessKeySecret))
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post = { method: 'POST', headers, body: JSON.stringify(recordings) }
  const id = (await (await mock.fetch(new Request(`http://mock.test${jobs}`, post))).json()) as string
  const job = await mock.fetch(new Request(`http://mock.test${jobs}/${id}`, { headers }))
  const { jobStatus } = (await job.json()) as { jobStatus: { result: { url: string } } }
  const file = await mock.fetch(new Request(jobStatus.result.url))
  expect([file.status, (await file.text()).split('\r\n')[1]?.split(',')[0]]).toEqual([200, '460000000003'])
  expect(mock.defaultSandbox.requests.list()).toEqual([])
})

test('jobs survive a snapshot', async () => {
  const { ask, own, sandbox } = await withAgent()
  const { body: id } = await ask('POST', jobs, own, recordings)
  const before = sandbox.snapshot()
  await sandbox.reset()
  sandbox.restore(before)
  expect((await ask('GET', jobs, own)).body).toEqual({ jobs: [{ id, status: 'SUCCEEDED' }] })
})
