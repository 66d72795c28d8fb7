import { expect, test } from 'vitest'
import { hosts, tokenOf } from '../hosts.js'
import { createCxoneMock, type CxoneMock } from '../../mock-server/index.js'

// The thread's own checks, as requests: the scopes of the client, the division, the token, and the recordingId.

const start = '/api/v2/recording/recordingcontrols/start'

/** A caller with a token for each client. */
async function asking(mock: CxoneMock) {
  const send = await hosts.fetch(mock)
  const tokens = { admin: await tokenOf(send, 'admin'), studio: await tokenOf(send, 'studio-basic') }
  const ask = async (method: string, target: string, token: string, json?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    const reply = await send({ method, target, headers, ...body })
    return { status: reply.status, body: reply.body === '' ? '' : (JSON.parse(reply.body) as unknown) }
  }
  return { ask, tokens, newToken: () => tokenOf(send, 'studio-basic') }
}

test('a client without recording:control gets it in its scopes, and a new token starts the recording', async () => {
  await using mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  const { ask, tokens, newToken } = await asking(mock)
  const client = '/api/v2/oauth/clients/studio-basic'

  expect(await ask('POST', start, tokens.studio, { recordingId: 'rec-123', action: 'start' })).toEqual({
    status: 401,
    body: '',
  })
  const { body: scopes } = await ask('GET', '/api/v2/oauth/scopes', tokens.studio)
  expect(scopes).toMatchObject({
    entities: expect.arrayContaining([expect.objectContaining({ id: 'recording:control' })]) as unknown,
  })
  const { body: tab } = await ask('GET', client, tokens.admin)
  expect(tab).toMatchObject({
    scope: ['recording:read', 'recording:write'],
    roleDivisions: [{ divisionId: 'div-demo' }],
  })
  const { body: division } = await ask('GET', '/api/v2/authorization/divisions/div-demo', tokens.studio)
  expect(division).toMatchObject({ id: 'div-demo', name: 'Demo' })

  const scope = ['recording:read', 'recording:write', 'recording:control']
  const changed = { name: 'studio-basic', authorizedGrantType: 'CLIENT-CREDENTIALS', scope }
  expect((await ask('PUT', client, tokens.studio, changed)).status).toBe(403)
  expect(await ask('PUT', client, tokens.admin, changed)).toMatchObject({ status: 200, body: { scope } })

  const old = await ask('POST', start, tokens.studio, { recordingId: 'rec-123', action: 'start' })
  expect(old).toEqual({ status: 401, body: '' })
  const token = await newToken()
  const { body: me } = await ask('GET', '/api/v2/tokens/me', token)
  expect(me).toMatchObject({ authorizedScope: scope, OAuthClient: { id: 'studio-basic' } })

  const { body: conversation } = await ask('GET', '/api/v2/conversations/conv-123', token)
  expect(conversation).toMatchObject({
    participants: [
      { attributes: { accountNumber: '4711' }, calls: [{ recordingId: 'rec-123' }] },
      { calls: [{ recordingId: 'rec-123' }] },
    ],
  })
  const started = await ask('POST', start, token, { recordingId: 'rec-123', action: 'start' })
  expect(started).toMatchObject({ status: 200, body: { id: 'rec-123' } })
})

test('a client that the API creates in one of several sandboxes gets its tokens there', async () => {
  await using mock = await createCxoneMock()
  const sandbox = await mock.sandbox({ id: 'team-a' })
  const send = await hosts.fetch(mock)
  const { clientId, clientSecret } = sandbox.client('admin')
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const token = async (id: string, secret: string) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
    })
    const reply = await send({
      method: 'POST',
      target: '/oauth/token',
      headers: form,
      body: body.toString(),
    })
    return { ...reply, body: JSON.parse(reply.body) as Record<string, string> }
  }
  const admin = await token(clientId, clientSecret)
  const json = { name: 'new', authorizedGrantType: 'CLIENT-CREDENTIALS', scope: ['recording:control'] }
  const created = await send({
    method: 'POST',
    target: '/api/v2/oauth/clients',
    headers: {
      authorization: `Bearer ${admin.body['access_token']}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(json),
  })
  const { id, secret } = JSON.parse(created.body) as { readonly id: string; readonly secret: string }
  const own = await token(id, secret)
  expect(own).toMatchObject({ status: 200, body: { scope: 'recording:control' } })
  expect(own.body['access_token']).toMatch(/^team-a\./)
  expect(JSON.stringify(sandbox.requests.list())).not.toContain(secret)
  expect(JSON.stringify(sandbox.snapshot())).not.toContain(secret)
})

test('a client that is inactive gets no token, and a client that is deleted no answer', async () => {
  await using mock = await createCxoneMock()
  const { ask, tokens, newToken } = await asking(mock)
  const client = '/api/v2/oauth/clients/studio-basic'
  const inactive = { name: 'studio-basic', authorizedGrantType: 'CLIENT-CREDENTIALS', state: 'inactive' }
  await ask('PUT', client, tokens.admin, inactive)
  expect(await newToken()).toBeUndefined()
  expect((await ask('GET', '/api/v2/tokens/me', tokens.studio)).status).toBe(200)
  await ask('DELETE', client, tokens.admin)
  expect((await ask('GET', '/api/v2/tokens/me', tokens.studio)).status).toBe(401)
})
