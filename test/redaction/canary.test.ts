import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock, type SandboxControl } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import { outputs } from './outputs.js'
import { places } from './places.js'
import { spellings, textsOf, Traces } from './spellings.js'
import { run } from '../cli/run.js'
import { isFull } from '../sampled.js'
import { openStream } from '../admin/stream.js'

const adminToken = 'Admin+Canary/token-42=x'
const scopes = ['recording:control']

async function canaries(): Promise<{ mock: CxoneMock; secrets: Readonly<Record<string, string>> }> {
  const mock = await createCxoneMock({ seed: 'canary', clock: caseInstant, port: 0, adminToken })
  const make = (id: string, clientSecret?: string) =>
    mock.sandbox({
      id,
      clients: [{ name: 'c', scopes, ...(clientSecret === undefined ? {} : { clientSecret }) }],
    })
  await make('own', String.raw`Own+canary/7f &"<ü€'%41\n;=#`)
  await make('other', 'Other-Canary~9d_x!zz?')
  const gone = await make('gone', 'gone canary 31c4 with blanks')
  const generated = await make('generated')
  const token = async (sandbox: SandboxControl) => {
    const { clientId, clientSecret } = sandbox.credentials
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    const sent = { method: 'POST', body: new URLSearchParams(form) }
    const reply = await mock.fetch(new Request('http://any.example/oauth/token', sent))
    return ((await reply.json()) as { access_token: string }).access_token
  }
  const secrets = {
    'its own secret': mock.sandboxById('own').credentials.clientSecret,
    'the secret of another sandbox': mock.sandboxById('other').credentials.clientSecret,
    'the secret of a deleted sandbox': gone.credentials.clientSecret,
    'a secret that the mock made': generated.credentials.clientSecret,
    'its own token': await token(mock.sandboxById('own')),
    'the token of another sandbox': await token(mock.sandboxById('other')),
    'the token of a deleted sandbox': await token(gone),
    'the admin token': adminToken,
  }
  await gone.delete()
  await mock.sandboxById('own').reset()
  return { mock, secrets }
}

const kinds = [
  'its own secret',
  'the secret of another sandbox',
  'the secret of a deleted sandbox',
  'a secret that the mock made',
  'its own token',
  'the token of another sandbox',
  'the token of a deleted sandbox',
  'the admin token',
]

/** Of so many places a spelling is put in one: all kinds of secrets together are put everywhere in every spelling. */
const part = isFull ? 1 : 4

const placesFor = (turn: number) => Object.values(places).filter((_, index) => (index + turn) % part === 0)

test.each(kinds)('no output has a trace of %s, however and wherever it was sent', async (kind) => {
  const { mock, secrets } = await canaries()
  await using _ = mock
  const secret = secrets[kind] ?? ''
  const sandbox = mock.sandboxById('own')
  using stream = await openStream(mock.url, '?sandbox=own', { authorization: `Bearer ${adminToken}` })
  const logged: never[] = []
  mock.onRequest((entry) => logged.push(entry as never))
  const traces = new Traces()
  const sent: string[] = []
  const streamed: unknown[] = []
  for (const [index, encode] of Object.values(spellings).entries()) {
    const written = encode(secret)
    traces.add(written)
    sent.push(written)
    for (const place of placesFor(index + kinds.indexOf(kind))) {
      const { target, ...request } = place(written)
      await mock.handle({ method: 'POST', target: `/s/own${target}`, ...request })
    }
  }
  const count = sandbox.requests.count()
  for (let told = 0; told < count; told += 1) streamed.push(await stream.next())
  sandbox.calls.begin({ conversationId: secret, conferenceId: `x ${secret}` })
  streamed.push(await stream.next())
  sandbox.faults.use({ status: 503, body: secret, times: 0 })
  expect(count).toBeGreaterThanOrEqual(sent.length * Math.floor(Object.keys(places).length / part))
  expect(traces.in(sent.join('\n'))).not.toEqual([])

  const watched = { mock, sandbox, adminToken, logged, streamed }
  const found: Record<string, readonly string[]> = {}
  for (const [name, output] of Object.entries(outputs)) {
    const text = await output(watched)
    expect([name, text.length]).not.toEqual([name, 0])
    const parts = traces.in(text)
    if (parts.length > 0) found[name] = parts.slice(0, 5)
  }
  expect(found).toEqual({})
})

test('a secret that stands where a long body is cut leaves no trace', async () => {
  const { mock, secrets } = await canaries()
  await using _ = mock
  const traces = new Traces()
  for (const [index, secret] of Object.values(secrets).entries()) {
    const written = encodeURIComponent(secret)
    traces.add(secret)
    traces.add(written)
    const body = `${'.'.repeat(16_372 - index)}${written}${'.'.repeat(5000)}`
    await mock.handle({ method: 'POST', target: '/s/own/api/v2/x', headers: [], body })
  }
  const { requests } = mock.sandboxById('own')
  expect(requests.last()?.request.body).toMatch(/\.sha256:[\w-]{8}… \(2\d{4} characters\)$/)
  expect(traces.in(textsOf([requests.list(), requests.har()]))).toEqual([])
})

test('what the control plane repeats in an error has no trace of a secret', async () => {
  const { mock, secrets } = await canaries()
  await using _ = mock
  const traces = new Traces()
  const replies: string[] = []
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const reply = await fetch(`${mock.url}/__admin${path}`, init)
    const text = await reply.text()
    expect([path, reply.status >= 400, text.length > 0]).toEqual([path, true, true])
    replies.push(textsOf(JSON.parse(text)))
  }
  for (const secret of Object.values(secrets)) {
    const inPath = encodeURIComponent(secret)
    traces.add(secret)
    traces.add(inPath)
    await ask('GET', `/${inPath}`)
    await ask('GET', `/sandboxes/${inPath}`)
    await ask('GET', `/state?sandbox=${inPath}`)
    await ask('GET', `/requests?${inPath}=1`)
    await ask('GET', `/requests?operation=${inPath}`)
    await ask('GET', `/requests?status=${inPath}`)
    await ask('GET', `/requests/${inPath}?sandbox=own`)
    await ask('GET', `/calls/${inPath}/timeline`)
    await ask('GET', `/coverage?format=${inPath}`)
    await ask('DELETE', `/faults/${inPath}`)
    await ask('PUT', `/snapshots/${inPath}/restore`)
    await ask('PUT', '/clock', { action: 'freeze', instant: secret })
    await ask('PUT', '/clock', { action: secret })
    await ask('POST', '/faults', { [secret]: 1, on: secret })
    await ask('POST', '/calls', { divisionId: secret })
    await ask('POST', '/calls', { [secret]: secret })
    await ask('POST', '/sandboxes', { id: secret })
    await ask('POST', '/sandboxes', { assumptions: { [secret]: secret } })
    await ask('POST', '/requests/verify', { pattern: { path: secret } })
    await ask('POST', '/requests/wait', { pattern: { path: secret }, timeoutMs: 0 })
  }
  expect(traces.in(replies.join('\n'))).toEqual([])
})

test('a secret that nobody here knows does not leave by the name of its field', async () => {
  const mock = await createCxoneMock({ seed: 'canary', clock: caseInstant })
  const traces = new Traces()
  const names = [
    'client_secret',
    'access_token',
    'accessKeySecret',
    'refresh_token',
    'password',
    'code_verifier',
  ]
  for (const [index, name] of names.entries()) {
    const secret = `Foreign-${index}-31c4f0`
    traces.add(secret)
    for (const body of [
      `{"${name}":"${secret}","deep":[{"${name}" : "${secret}"}],"list":{"${name}":["${secret}"]}}`,
      `{'${name}':'${secret}'}`,
      `{${name}: '${secret}'}`,
      `${name}: ${secret}`,
      JSON.stringify({ text: JSON.stringify({ [name]: secret }) }),
      `a=1&${name}=${secret}&b=2`,
      `a=1&${encodeURIComponent(encodeURIComponent(`${name}=${secret}`))}`,
      `${name.replace('e', '%65')}=${secret}`,
      `<x ${name}="${secret}"><ns:${name} a="1">${secret}</ns:${name}><${name}><![CDATA[${secret}]]></${name}></x>`,
      `&lt;${name}&gt;${secret}&lt;/${name}&gt;`,
      `{"name":"${name}","value":"${secret}"}`,
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain\r\n\r\n${secret}\r\n--x--`,
      `--x\nContent-Disposition: form-data; filename=a; name=${name}\n\n${secret}\n--x--`,
      `https://user:${secret}@tenant.example/`,
      btoa(JSON.stringify({ [name]: secret, padding: 'long enough to be looked into' })),
    ]) {
      await mock.handle({ method: 'POST', target: '/api/v2/x', headers: ['User-Agent', body], body })
      await mock.handle({ method: 'POST', target: `/oauth/token?${body}`, headers: [], body })
    }
  }
  const { requests } = mock.defaultSandbox
  const out = [requests.list(), requests.list().map(({ id }) => requests.explain(id)), requests.har()]
  expect(traces.in(textsOf(out))).toEqual([])
})

test('an authorization code does not leave by a form or a query', async () => {
  const mock = await createCxoneMock({ seed: 'canary', clock: caseInstant })
  const body = 'grant_type=authorization_code&code=Canary-code-5501&redirect_uri=x'
  await mock.handle({ method: 'POST', target: '/oauth/token?code=Canary-code-5501', headers: [], body })
  const { requests } = mock.defaultSandbox
  expect(textsOf([requests.list(), requests.har(), requests.explain()])).not.toContain('Canary')
})

test('what exec prints has no trace of the secret and the admin token that its command sent', async () => {
  const script = `
    const { CXONE_BASE_URL: base, CXONE_CLIENT_SECRET: secret, CXONE_ADMIN_TOKEN: token } = process.env
    // On a busy machine the mock may close an idle connection in the moment in which it is used again.
    const send = (url, init) => fetch(url, init).catch(() => fetch(url, init))
    for (const each of [secret, token]) {
      for (const written of [each, btoa('recorder:' + each), '%' + Buffer.from(each).toString('hex').match(/../g).join('%')]) {
        await send(base + '/api/v2/x/' + written, { method: 'POST', body: written, headers: { 'user-agent': written } })
      }
    }
    process.exit(1)`
  const node = [process.execPath, '--input-type=module', '-e', script]
  for (const format of ['text', 'json']) {
    const args = ['exec', '--admin-token', adminToken, '--log', format, '--coverage', '--', ...node]
    const { code, stdout, stderr } = await run(args)
    expect(code).toBe(1)
    expect(stderr).toContain('6 of 6 requests were rejected')
    const traces = new Traces()
    for (const encode of Object.values(spellings)) traces.add(encode(adminToken))
    // In base64 it begins as the id of the client does.
    traces.add('recorder-secret')
    traces.add(btoa('recorder-secret').slice(12))
    expect(traces.in(stdout + stderr)).toEqual([])
  }
})
