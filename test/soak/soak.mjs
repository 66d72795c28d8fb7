// Runs a built server with a heap of 128 MB under requests that must not accumulate, and requires that it stays alive
// and that its heap stays flat. `--quick` runs the same with smaller numbers.
import { connect } from 'node:net'
import { start } from './server.mjs'

const quick = process.argv.includes('--quick')
const counts = quick
  ? { starts: 3000, signIns: 2000, tokens: 2000, sandboxes: 1500, streams: 200, watched: 4000 }
  : { starts: 100_000, signIns: 40_000, tokens: 100_000, sandboxes: 20_000, streams: 200, watched: 10_000 }
const heapMegabytes = 128
const samples = 10
/** What the heap may grow from the middle of a phase to its end. */
const maxGrowth = 6

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const basic = { authorization: `Basic ${btoa('recorder:recorder-secret')}` }
const server = await start(heapMegabytes)
const { send } = server
const failures = []

function expect(what, actual, expected) {
  if (actual !== expected) throw new Error(`${what}: ${actual} instead of ${expected}`)
}

const secondsOf = ({ user, system }) => (user + system) / 1e6

/** Does something many times, eight at a time, and measures the heap ten times. */
async function phase(name, times, act) {
  const heaps = []
  const before = await server.memory()
  for (let sample = 0; sample < samples; sample += 1) {
    let left = Math.ceil(times / samples)
    const worker = async () => {
      while (left > 0) {
        left -= 1
        await act()
      }
    }
    await Promise.all(Array.from({ length: 8 }, worker))
    heaps.push((await server.memory()).heapUsed / 1e6)
  }
  const { rss, cpu } = await server.memory()
  const seconds = secondsOf(cpu) - secondsOf(before.cpu)
  const shown = heaps.map((heap) => heap.toFixed(1)).join(' ')
  console.log(
    `${name} (${times}, CPU ${seconds.toFixed(1)} s): heap after GC ${shown} MB, RSS ${(rss / 1e6).toFixed(0)} MB`,
  )
  const growth = heaps.at(-1) - Math.max(...heaps.slice(0, samples / 2))
  if (growth > maxGrowth)
    failures.push(`${name}: the heap grew by ${growth.toFixed(1)} MB in the second half`)
}

async function tokenOf(credentials = basic) {
  const { status, text } = await send(
    'POST',
    '/oauth/token',
    { ...credentials, ...form },
    'grant_type=client_credentials',
  )
  expect('a token', status, 200)
  return JSON.parse(text).access_token
}

const startPath = '/api/v2/recording/recordingcontrols/start'
const bearer = async () => ({ authorization: `Bearer ${await tokenOf()}`, ...json })

let authorization = await bearer()
const fields = '{"recordingId":"rec-123","action":"start","pad":""}'
const largest = Buffer.from(fields.replace('""', `"${'x'.repeat(262_144 - fields.length)}"`))

expect('the first start', (await send('POST', startPath, authorization, largest)).status, 200)
await phase('starts with bodies of 256 KiB', counts.starts, async () => {
  expect('a start', (await send('POST', startPath, authorization, largest)).status, 409)
})

const signIn = new URLSearchParams({
  response_type: 'code',
  client_id: 'cxone-agent',
  redirect_uri: 'http://localhost:3000/callback',
  scope: 'openid',
  user_id: '11e90000-0000-4000-8000-000000005001',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  state: 's'.repeat(60_000),
}).toString()
await phase('sign-ins with a state of 60,000 characters', counts.signIns, async () => {
  expect('a sign-in', (await send('POST', '/auth/authorize', form, signIn)).status, 302)
})

await phase('tokens', counts.tokens, () => tokenOf())

let made = 0
await phase('sandboxes created, used and deleted', counts.sandboxes, async () => {
  made += 1
  const id = `soak-${made}`
  const clients = [
    {
      clientId: `client-${made}`,
      clientSecret: `own-secret-${made}-of-a-user`,
      scopes: ['recording:control'],
    },
  ]
  const created = await send(
    'POST',
    '/__admin/sandboxes',
    json,
    JSON.stringify({ id, clients, idleSeconds: 3600 }),
  )
  expect('a sandbox', created.status, 201)
  const [{ clientId, clientSecret }] = clients
  const token = await tokenOf({ authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` })
  const body = '{"recordingId":"rec-123","action":"start"}'
  const started = await send('POST', startPath, { authorization: `Bearer ${token}`, ...json }, body)
  expect('a start in a sandbox', started.status, 200)
  expect('a deletion', (await send('DELETE', `/__admin/sandboxes/${id}`, json)).status, 204)
})

// The first token was dropped for newer ones.
authorization = await bearer()
const streams = Array.from({ length: counts.streams }, () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write('GET /__admin/events HTTP/1.1\r\nHost: localhost\r\n\r\n')
  return socket.pause()
})
const body = JSON.stringify({ recordingId: 'rec-123', action: 'start', pad: 'y'.repeat(20_000) })
await phase(`requests beside ${counts.streams} event streams that never read`, counts.watched, async () => {
  expect('a start', (await send('POST', startPath, authorization, body)).status, 409)
})
for (const socket of streams) socket.destroy()

expect('the health check', (await send('GET', '/__admin/health')).status, 200)
expect('a last token', typeof (await tokenOf()), 'string')
const { cpu } = await server.memory()
console.log(`alive, CPU of the server ${secondsOf(cpu).toFixed(1)} s`)
await server.stop()
for (const failure of failures) console.error(failure)
process.exitCode = failures.length === 0 ? 0 : 1
