import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { runs } from '../sampled.js'

/**
 * A test worker, as a process of its own: makes sandboxes over HTTP, and in each of them takes random steps while
 * all the others do. Prints what each sandbox saw that it should not have.
 */
const worker = `
const [url, count, seed] = process.argv.slice(1)
let state = Number(seed)
const random = (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below
const json = { 'content-type': 'application/json' }
const post = async (path, body, headers = json) => fetch(url + path, { method: 'POST', headers, body })
const surprises = []
async function follow() {
  const { id, clients } = await (await post('/__admin/sandboxes', '{}')).json()
  const { clientId, clientSecret } = clients.find(({ name }) => name === 'recorder')
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret })
  const { access_token: token } = await (await fetch(url + '/oauth/token', { method: 'POST', body: form })).json()
  const headers = { ...json, authorization: 'Bearer ' + token }
  let sent = 1
  let recording = 'idle'
  for (let step = 0; step < 12; step += 1) {
    const action = ['start', 'stop'][random(2)]
    const allowed = action === 'start' ? recording === 'idle' : recording === 'recording'
    const reply = await post('/api/v2/recording/recordingcontrols/' + action, '{"recordingId":"rec-123"}', headers)
    sent += 1
    if (reply.status !== (allowed ? 200 : 409)) surprises.push([id, step, action, recording, reply.status])
    if (allowed) recording = action === 'start' ? 'recording' : 'stopped'
  }
  const { requests } = await (await fetch(url + '/__admin/requests?sandbox=' + id)).json()
  if (requests.length !== sent || requests.some(({ sandbox }) => sandbox !== id)) surprises.push([id, 'journal', requests.length, sent])
}
await Promise.all(Array.from({ length: Number(count) }, follow))
console.log(JSON.stringify(surprises))
`

async function run(url: string, sandboxes: number, seed: number): Promise<unknown> {
  const args = ['--input-type=module', '-e', worker, '--', url, String(sandboxes), String(seed)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += String(chunk)))
  const [code] = (await once(child, 'close')) as [number]
  return { code, surprises: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

test('two test workers in two processes, with many sandboxes at once on one server, never see each other', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandboxes = runs(100)
  const results = await Promise.all([run(mock.url, sandboxes, 7), run(mock.url, sandboxes, 11)])
  expect(results).toEqual([
    { code: 0, surprises: [] },
    { code: 0, surprises: [] },
  ])
  expect(mock.sandboxes).toHaveLength(2 * sandboxes + 1)
  expect(mock.defaultSandbox.requests.count()).toBe(0)
})
