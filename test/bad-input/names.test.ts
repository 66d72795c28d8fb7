import { describe, expect, test } from 'vitest'
import { createCxoneMock, demoScenario } from '../../mock-server/index.js'
import { basic, token } from '../rfc/requests.js'
import { hostNames, mockBehind } from '../hosts.js'
import { messageOf, post, recorder, start, unharmed } from './ask.js'

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'valueOf',
  '__defineGetter__',
]

describe.each(names)('the name %s', (name) => {
  test('is a client id like any other', async () => {
    const client = {
      clientId: name,
      clientSecret: 'secret-of-it',
      scopes: [name, 'recording:control'],
      divisions: ['div-demo'],
    }
    await using behind = await mockBehind('fetch', { scenario: { ...demoScenario, clients: [client] } })
    const grant = `grant_type=client_credentials&scope=${name}`
    const reply = await behind.send(token(grant, { authorization: basic(name, 'secret-of-it') }))
    expect(JSON.parse(reply.body)).toMatchObject({ token_type: 'Bearer', scope: name })
    expect(behind.mock.defaultSandbox.client(name).clientId).toBe(name)
  })

  test('is no client, grant or scope that nobody made', async () => {
    await using asked = await recorder()
    const refused = [
      token('grant_type=client_credentials', { authorization: basic(name, name) }),
      token(`grant_type=client_credentials&client_id=${name}&client_secret=${name}`, {}),
      token(`grant_type=${name}`),
      token(`grant_type=client_credentials&scope=${name}`),
    ]
    const replies = await Promise.all(refused.map((each) => unharmed(asked.mock, () => asked.send(each))))
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 400, 400])
  })

  test('names no sandbox until one is made, and then is one like any other', async () => {
    await using behind = await mockBehind('node:http')
    const { mock, send } = behind
    const inPath = { ...token(), target: `/s/${name}/oauth/token` }
    const inHeader = token('grant_type=client_credentials', { 'x-cxone-mock-sandbox': name })
    for (const each of [inPath, inHeader]) expect((await unharmed(mock, () => send(each))).status).toBe(404)
    await using sandbox = await mock.sandbox({ id: name })
    const { clientId, clientSecret } = sandbox.credentials
    const reply = await send(
      token('grant_type=client_credentials', { authorization: basic(clientId, clientSecret) }),
    )
    const { access_token } = JSON.parse(reply.body) as { access_token: string }
    expect(access_token.slice(0, name.length + 1)).toBe(`${name}.`)
    const me = await send({
      method: 'GET',
      target: '/api/v2/tokens/me',
      headers: { authorization: `Bearer ${access_token}` },
    })
    expect([me.status, sandbox.requests.count()]).toEqual([200, 2])
  })

  test('is an id of a conversation or recording like any other', async () => {
    await using asked = await recorder()
    const target = `/api/v2/conversations/${name}`
    expect((await asked.ask({ method: 'GET', target })).status).toBe(404)
    expect((await asked.ask(post(start, JSON.stringify({ recordingId: `${name}-r` })))).status).toBe(404)
    asked.mock.defaultSandbox.calls.begin({
      conversationId: name,
      recordingId: `${name}-r`,
      state: 'connected',
    })
    expect((await asked.ask({ method: 'GET', target })).status).toBe(200)
    expect((await asked.ask(post(start, JSON.stringify({ recordingId: `${name}-r` })))).status).toBe(200)
  })

  test('is an unknown query parameter, form parameter or header like any other', async () => {
    await using asked = await recorder()
    const target = `/api/v2/conversations?${name}=x&${name}[pageSize]=0&pageSize=1`
    expect((await asked.ask({ method: 'GET', target, headers: { [name]: 'x' } })).status).toBe(200)
    const form = `grant_type=client_credentials&${name}=x&${name}[scope]=y`
    expect((await asked.send(token(form))).status).toBe(200)
    expect(asked.mock.defaultSandbox.requests.list().map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test('is an unknown field of a JSON body like any other', async () => {
    await using asked = await recorder()
    const recording = '/api/v2/conversations/conv-789/recordings/rec-789'
    const reply = await asked.ask({ ...post(recording, `{"${name}":{"name":"polluted"}}`), method: 'PUT' })
    expect([reply.status, JSON.parse(reply.body) as object]).toEqual([
      200,
      expect.not.objectContaining({ name: 'polluted' }),
    ])
  })

  test('is no ambiguity, variant, state or value of an enumeration', async () => {
    await using asked = await recorder()
    const state = {
      ...post('/api/v2/conversations/conv-123/recordingstate', `{"recordingState":"${name}"}`),
      method: 'PATCH',
    }
    expect((await asked.ask(state)).status).toBe(400)
    expect((await asked.ask(post(start, `{"recordingId":"rec-123","action":"${name}"}`))).status).toBe(400)
    const entry = JSON.parse(`{"${name}":"x"}`) as Record<string, string>
    await expect(createCxoneMock({ assumptions: entry })).rejects.toThrow(`no ambiguity is named ${name}`)
    await expect(createCxoneMock({ assumptions: { 'media-type': name as 'ignored' } })).rejects.toThrow(
      `has no variant ${name}`,
    )
  })
})

const ids = ['a/b', 'a?b', 'a#b', 'a%b', 'a%2Fb', 'a b', 'é', '録音', '"', '<b>', '\\', '\r\n', ';', '&=+']

test.each(ids)('the id %j works when it is percent-encoded', async (id) => {
  await using asked = await recorder()
  asked.mock.defaultSandbox.calls.begin({ conversationId: id, recordingId: `${id}!`, state: 'connected' })
  const reply = await asked.ask({ method: 'GET', target: `/api/v2/conversations/${encodeURIComponent(id)}` })
  expect([reply.status, (JSON.parse(reply.body) as { id: string }).id]).toEqual([200, id])
})

const unencoded = [
  ['a/b', 501, 'cxone-mock does not implement GET /api/v2/conversations/a/b.'],
  ['a?b', 404, 'The conversation does not exist.'],
  ['%', 400, 'The path segment "%" is not percent-encoded UTF-8.'],
  ['a%b', 400, 'The path segment "a%b" is not percent-encoded UTF-8.'],
  ['%zz', 400, 'The path segment "%zz" is not percent-encoded UTF-8.'],
  ['%FF', 400, 'The path segment "%FF" is not percent-encoded UTF-8.'],
  ['%C0%80', 400, 'The path segment "%C0%80" is not percent-encoded UTF-8.'],
  ['%ED%A0%80', 400, 'The path segment "%ED%A0%80" is not percent-encoded UTF-8.'],
  ['%00', 404, 'The conversation does not exist.'],
  ['a%2Fb', 404, 'The conversation does not exist.'],
] as const

describe.each(hostNames)('over %s', (host) => {
  test.each(unencoded)('an id of %s in a path is %i', async (id, status, said) => {
    await using asked = await recorder(host)
    const reply = await asked.ask({ method: 'GET', target: `/api/v2/conversations/${id}` })
    const { message, title } = JSON.parse(reply.body) as { message?: string; title?: string }
    expect([reply.status, message ?? title]).toEqual([status, said])
  })
})

test('a message that holds an id is JSON, whatever the id', async () => {
  await using asked = await recorder()
  const reply = await asked.ask(post(start, JSON.stringify({ recordingId: '"},"code":"x\u0007</script>' })))
  expect(messageOf(reply)).toBe('No recording has the id "},"code":"x\u0007</script>.')
})
