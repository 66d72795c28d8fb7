import { expect, test } from 'vitest'
import { CX_REQ_003 } from '../../../kit/rules/REQ/CX-REQ-003.js'
import { CX_SEC_002 } from '../../../kit/rules/SEC/CX-SEC-002.js'
import { createCxoneMock } from '../../../mock-server/index.js'
import { Observed } from '../../../kit/observe/traffic-recorder.js'

const url = 'http://mock.example/api/v2/conversations'

test('requests are numbered through all sandboxes, and each transcript knows the secrets of all', async () => {
  await using mock = await createCxoneMock()
  await using other = await mock.sandbox({ clients: [{ scopes: [] }] })
  const observed = new Observed(mock)
  await mock.fetch(new Request(url))
  await mock.fetch(new Request(url.replace('/api', `/s/${other.id}/api`)))
  await mock.fetch(new Request(url))
  const [first, second] = observed.transcripts('printed')
  expect(first?.arrivals.map(({ id }) => id)).toEqual([1, 2])
  expect(second?.arrivals.map(({ id }) => id)).toEqual([3])
  expect(second?.output).toBe('printed')
  expect(first?.secrets).toEqual(second?.secrets)
  expect(first?.secrets).toContain('recorder-secret')
  expect(first?.secrets).toContain(other.credentials.clientSecret)
})

test('more requests than are kept are counted', async () => {
  await using mock = await createCxoneMock()
  const observed = new Observed(mock)
  for (let sent = 0; sent < 5003; sent += 1) {
    void mock.handle({ method: 'GET', target: '/api/v2/conversations', headers: [], body: undefined })
  }
  expect(observed.dropped).toEqual([['default', 3]])
})

const auth = 'http://mock.example'
const password = { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' }

test('the access, id and refresh tokens of every operation that issues some are secrets', async () => {
  await using mock = await createCxoneMock()
  const observed = new Observed(mock)
  const send = async (path: string, body: string, type: string) => {
    const headers = { 'content-type': type }
    const reply = await mock.fetch(new Request(`${auth}${path}`, { method: 'POST', headers, body }))
    expect(reply.status).toBe(200)
    return (await reply.json()) as Readonly<Record<string, string>>
  }
  const json = (path: string, body: object) => send(path, JSON.stringify(body), 'application/json')
  const form = (path: string, body: Readonly<Record<string, string>>) =>
    send(path, new URLSearchParams(body).toString(), 'application/x-www-form-urlencoded')
  const first = await form('/auth/token', password)
  const accessToken = first['access_token']
  const regional = await json('/public/authentication/v1/token', { accessToken })
  const refreshed = await json('/public/user/refresh', { token: first['refresh_token'] })
  const secrets = new Set(observed.transcripts('')[0]?.secrets)
  const told = [
    ...['access_token', 'id_token', 'refresh_token'].map((name) => first[name]),
    ...['accessToken', 'refreshToken'].map((name) => regional[name]),
    ...['access_token', 'refresh_token'].map((name) => refreshed[name]),
  ]
  expect(told.map((token) => [typeof token, secrets.has(token ?? '')])).toEqual(
    told.map(() => ['string', true]),
  )
})

test('a token that is handed in where tokens are parameters is not one in a second place', async () => {
  await using mock = await createCxoneMock()
  const observed = new Observed(mock)
  const { clientId, clientSecret } = mock.defaultSandbox.client('recorder')
  const post = (form: Readonly<Record<string, string>>) =>
    mock.fetch(
      new Request(`${auth}/auth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams(form),
      }),
    )
  const { refresh_token } = (await (await post(password)).json()) as { refresh_token: string }
  await post({ grant_type: 'refresh_token', refresh_token })
  const [transcript] = observed.transcripts('')
  if (!transcript) throw new Error('nothing was observed')
  expect(CX_REQ_003.expect(transcript)).toEqual([])
  expect(CX_SEC_002.expect(transcript)).toEqual([])
})
