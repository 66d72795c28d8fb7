import { expect, test } from 'vitest'
import { demoScenario } from '../../mock-server/index.js'
import { withAdmin } from './admin-client.js'
import { differences, documentedSuccesses } from './documented.js'

test('every route succeeds with a response as it is documented', async () => {
  await using server = await withAdmin()
  const { mock, admin } = server
  const seen = new Set<string>()
  const send = async (method: string, path: string, body?: unknown) => {
    const reply = await admin(method, path, body)
    expect([method, path, reply.status, reply.status < 400 ? '' : reply.body]).toEqual([
      method,
      path,
      reply.status,
      '',
    ])
    seen.add(differences(method, path, reply.status, reply.body).name)
    return reply.body
  }
  const form = { method: 'POST', headers: { authorization: `Basic ${btoa('recorder:recorder-secret')}` } }
  const issue = () =>
    fetch(`${mock.url}/oauth/token`, {
      ...form,
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
  const { access_token: token } = (await (await issue()).json()) as { access_token: string }
  const start = () =>
    fetch(`${mock.url}/api/v2/recording/recordingcontrols/start`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"recordingId":"rec-123","action":"start"}',
    })

  for (const path of ['health', 'ready', 'version', 'evidence', 'openapi.json']) await send('GET', `/${path}`)
  await send('POST', '/faults', { on: 'startRecording', times: 1, fixedDelayMilliseconds: 0 })
  await send('GET', '/faults/unmet')
  await start()
  await start()
  await fetch(`${mock.url}/api/v2/recording/recordingcontrol/start`, { method: 'POST' })
  for (const path of ['', '/fault-1']) await send('GET', `/faults${path}`)
  await send('DELETE', '/faults/fault-1')
  await send('DELETE', '/faults')

  await send('POST', '/holds', { on: 'issueToken' })
  for (const path of ['', '/hold-1']) await send('GET', `/holds${path}`)
  const held = issue()
  await send('POST', '/holds/wait')
  await send('GET', '/holds/held')
  await send('POST', '/holds/release')
  await held
  await send('DELETE', '/holds/hold-1')
  await send('DELETE', '/holds')

  for (const path of [
    '/requests',
    '/requests/last/explain',
    '/requests/unmatched/near-misses',
    '/requests.har',
  ])
    await send('GET', path)
  await send('GET', `/requests/${mock.defaultSandbox.requests.last()?.id}`)
  await send('POST', `/requests/${mock.defaultSandbox.requests.list()[0]?.id}/sendAgain`)
  for (const path of ['find', 'count'])
    await send('POST', `/requests/${path}`, { operation: 'startRecording' })
  await send('POST', '/requests/verify', { pattern: { operation: 'startRecording' }, times: 2 })
  await send('POST', '/requests/wait', { pattern: { operation: 'startRecording' } })
  for (const format of ['', '?sandbox=default']) await send('GET', `/coverage${format}`)

  await send('GET', '/calls')
  await send('POST', '/calls', { conversationId: 'conv-new' })
  for (const verb of ['answer', 'start', 'stop']) await send('POST', `/calls/conv-new/${verb}`)
  await send('PUT', '/calls/conv-new/recordingState', { state: 'recording' })
  await send('POST', '/calls/conv-new/end')
  await send('GET', '/calls/conv-new/timeline')
  await send('GET', '/clock')
  await send('PUT', '/clock', { action: 'advance', duration: '1m' })

  await send('GET', '/clients')
  await send('POST', '/clients', { name: 'app', scopes: [] })
  await send('GET', '/clients/app')
  await send('PATCH', '/clients/app', { scopes: ['recording:read'] })
  await send('DELETE', '/clients/app')
  await send('GET', '/users')
  await send('POST', '/users', { userName: 'new@demo.example', password: 'own-password-of-new' })
  await send('GET', '/users/new@demo.example')
  await send('PATCH', '/users/new@demo.example', { permissions: [] })
  await send('POST', '/users/new@demo.example/accessKeys', { accessKeyId: 'KEY-OWN' })
  await send('PATCH', '/accessKeys/KEY-OWN', { isActive: false })
  await send('DELETE', '/accessKeys/KEY-OWN')
  await send('DELETE', '/users/new@demo.example')
  await send('GET', '/state')
  await send('POST', '/tokens/revoke', { token })
  await send('POST', '/tokens/revokeAll')
  await send('POST', '/keys/rotate')

  for (const setting of ['assumptions', 'settle']) await send('GET', `/${setting}`)
  await send('PUT', '/assumptions', { assumptions: { 'missing-scope': 'forbidden-403' } })
  await send('PUT', '/settle', { settle: { start: '2s' } })
  await send('POST', '/snapshots', { name: 'one' })
  await send('GET', '/snapshots')
  const snapshot = await send('GET', '/snapshots/one')
  await send('PUT', '/snapshots/one/restore')
  await send('DELETE', '/snapshots/one')
  await send('GET', '/snapshot')
  await send('POST', '/restore', snapshot)
  await send('PUT', '/scenario', demoScenario)
  await send('POST', '/reset')

  await send('POST', '/sandboxes', { id: 'mine' })
  await send('GET', '/sandboxes')
  await send('GET', '/sandboxes/mine')
  await send('POST', '/sandboxes/mine/fork', { id: 'other' })
  await send('POST', '/sandboxes/mine/reset')
  await send('DELETE', '/sandboxes/mine')
  await send('DELETE', '/requests')

  // Its body is a stream of text.
  const rest = documentedSuccesses.filter((name) => name !== 'GET /events 200')
  expect([...seen].toSorted()).toEqual(rest.toSorted())
})

test.each<readonly [what: string, body: object, error: string]>([
  [
    'has a field that is not documented',
    { now: '2026-01-15T10:00:00.000Z', frozen: true, zone: 'UTC' },
    'zone',
  ],
  ['lacks a field', { now: '2026-01-15T10:00:00.000Z' }, 'frozen'],
  ['has a field of another type', { now: 1, frozen: true }, 'must be string'],
])('a response that %s is not as documented', (_what, body, error) => {
  const { errors } = differences('GET', '/clock', 200, body)
  expect(errors).toHaveLength(1)
  expect(errors[0]).toContain(error)
})
