import { expect, test } from 'vitest'
import { demoScenario, type Scenario } from '../../../mock-server/index.js'
import {
  change,
  codeFor,
  origin,
  pageQuery,
  redirectUri,
  sam,
  samId,
  tenantWith,
  textOf,
  works,
  type Tenant,
} from './tenant.js'

const pageAt = (query: Readonly<Record<string, string>>) =>
  `/auth/authorize?${new URLSearchParams(query).toString()}`

/** Where a reply sends the browser, and with which query. */
async function sentTo(reply: Promise<{ readonly headers: Headers; readonly status: number }>) {
  const { headers, status } = await reply
  expect(status).toBe(302)
  const location = new URL(headers.get('location') ?? '')
  return { to: location.origin + location.pathname, query: Object.fromEntries(location.searchParams) }
}

test('the page needs no script, may load nothing, and says what it is', async () => {
  const tenant = await tenantWith()
  const { headers, text } = await tenant.get(pageAt(pageQuery))
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; frame-ancestors 'none'$/,
  )
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(text).not.toMatch(/<script|javascript:|\son\w+=/i)
  expect(text).toContain('<label for="username">User name</label>')
  expect(text).toContain(`<button name="user_id" value="${samId}">Sam Okafor`)
  expect(text).toContain('This is cxone-mock, a fake for tests. It is not NICE CXone')
})

test('what a request or a scenario says is shown as text, wherever it stands', async () => {
  const evil = `"><script>alert(1)</script>'&`
  const [user] = demoScenario.users ?? []
  const scenario = {
    ...demoScenario,
    users: [{ ...user, givenName: evil, userName: `${evil}@x` }],
    clients: demoScenario.clients.map((client) => ({ ...client, name: evil })),
  } as Scenario
  const tenant = await tenantWith({ scenario })
  const query = { ...pageQuery, state: evil, nonce: evil, login_hint: evil, ui_locales: evil }
  const { status, text } = await tenant.get(pageAt(query))
  expect(status).toBe(200)
  expect(text).not.toContain('<script>')
  expect(text).not.toContain(evil)
  const shown = '&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#39;&#38;'
  expect(text.split(shown).length - 1).toBeGreaterThan(8)
  const { query: back } = await sentTo(tenant.form('/auth/authorize', { ...query, user_id: samId }))
  expect(back['state']).toBe(evil)
})

test('a browser that has signed in goes straight back, also under prompt=none, and not under prompt=login', async () => {
  const tenant = await tenantWith()
  const { cookie } = await codeFor(tenant)
  expect(cookie).toMatch(/^cxone_sso_state=default\.[A-Za-z0-9_-]{43}$/)
  for (const prompt of ['', 'none']) {
    const { to, query } = await sentTo(tenant.get(pageAt({ ...pageQuery, prompt }), { cookie }))
    expect(to).toBe(redirectUri)
    expect((await change(tenant, query['code'] ?? '')).status).toBe(200)
  }
  expect((await tenant.get(pageAt({ ...pageQuery, prompt: 'login' }), { cookie })).status).toBe(200)
  const made = { cookie: `cxone_sso_state=default.${'A'.repeat(43)}` }
  expect((await tenant.get(pageAt(pageQuery), made)).status).toBe(200)
})

test('a session ends by max_age, by its time and by signing out', async () => {
  const tenant = await tenantWith()
  const { clock } = tenant.mock.defaultSandbox
  const { cookie } = await codeFor(tenant)
  const ask = async (more: Readonly<Record<string, string>> = {}) =>
    (await tenant.get(pageAt({ ...pageQuery, ...more }), { cookie: `other=1; ${cookie}` })).status
  clock.advance('10m')
  expect(await ask({ max_age: '600' })).toBe(302)
  expect(await ask({ max_age: '599' })).toBe(200)
  clock.advance('7h')
  expect(await ask()).toBe(302)
  clock.advance('50m')
  expect(await ask()).toBe(200)
})

test('signing out ends the session of this browser, and its tokens live on', async () => {
  const tenant = await tenantWith()
  const one = await codeFor(tenant)
  const two = await codeFor(tenant)
  const token = textOf(await change(tenant, one.code), 'access_token')
  const out = await tenant.get('/auth/authorize/logout', { cookie: one.cookie })
  expect(out.headers.get('set-cookie')).toBe(
    'cxone_sso_state=; Path=/auth/authorize; HttpOnly; SameSite=Lax; Secure; Max-Age=0',
  )
  expect((await tenant.get(pageAt(pageQuery), { cookie: one.cookie })).status).toBe(200)
  expect((await tenant.get(pageAt(pageQuery), { cookie: two.cookie })).status).toBe(302)
  expect(await works(tenant, token)).toBe(200)
})

test.each([
  ['state', 'repeated-parameter', 'invalid_request', `${pageAt(pageQuery)}&state=another`],
  ['prompt', 'prompt', 'invalid_request', pageAt({ ...pageQuery, prompt: 'none login' })],
  ['max_age', 'max-age', 'invalid_request', pageAt({ ...pageQuery, max_age: '-1' })],
  ['response_mode', 'response-mode', 'invalid_request', pageAt({ ...pageQuery, response_mode: 'fragment' })],
  ['request', 'request-object', 'request_not_supported', pageAt({ ...pageQuery, request: 'eyJ' })],
  ['code_challenge', 'code-challenge', 'invalid_request', pageAt({ ...pageQuery, code_challenge: 'short' })],
])(
  'what is wrong with %s goes back to the client, and the journal says why',
  async (_, rule, error, path) => {
    const tenant = await tenantWith()
    const { to, query } = await sentTo(tenant.get(path))
    expect(to).toBe(redirectUri)
    expect(query['error']).toBe(error)
    expect(query['code']).toBeUndefined()
    expect(tenant.mock.defaultSandbox.requests.last()).toMatchObject({ rule, status: 302 })
  },
)

test.each([
  ['the client', `${pageAt(pageQuery)}&client_id=cxone-backend`],
  ['the redirect_uri', `${pageAt(pageQuery)}&redirect_uri=https%3A%2F%2Fevil.example%2F`],
  ['a client without redirect URIs', pageAt({ ...pageQuery, client_id: 'recorder' })],
  ['a redirect_uri with more behind it', pageAt({ ...pageQuery, redirect_uri: `${redirectUri}?x=1` })],
  [
    'a redirect_uri in another case',
    pageAt({ ...pageQuery, redirect_uri: 'HTTP://localhost:3000/callback' }),
  ],
  ['a script for redirect_uri', pageAt({ ...pageQuery, redirect_uri: 'javascript:alert(1)' })],
])('what is wrong with %s sends the browser nowhere', async (_, path) => {
  const tenant = await tenantWith()
  const { status, headers, text } = await tenant.get(path)
  expect([status, headers.get('content-type'), headers.get('location')]).toEqual([
    400,
    'text/plain; charset=utf-8',
    null,
  ])
  expect(text).not.toContain('evil')
})

test('a redirect_uri keeps the query that it has', async () => {
  const uri = 'com.example.app:/callback?from=cxone'
  const clients = demoScenario.clients.map((client) => ({ ...client, redirectUris: [uri] }))
  const tenant = await tenantWith({ scenario: { ...demoScenario, clients } })
  const form = { ...pageQuery, redirect_uri: uri, user_id: samId }
  const { headers } = await tenant.form('/auth/authorize', form)
  expect(headers.get('location')).toMatch(
    /^com\.example\.app:\/callback\?from=cxone&code=default\.[A-Za-z0-9_-]{43}&state=xyz$/,
  )
})

const submit = (tenant: Tenant, headers: HeadersInit) =>
  tenant.form('/auth/authorize', { ...pageQuery, user_id: samId }, headers)

test('the form is taken from the page itself, and from no other site', async () => {
  const tenant = await tenantWith()
  expect((await submit(tenant, { origin })).status).toBe(302)
  for (const foreign of ['https://evil.example', 'null', `${origin}.evil.example`, 'http://cxone.example']) {
    expect([foreign, (await submit(tenant, { origin: foreign })).status]).toEqual([foreign, 400])
  }
})

test('credentials in the URL sign nobody in', async () => {
  const tenant = await tenantWith()
  const query = { ...pageQuery, username: sam, password: 'sam-password', user_id: samId }
  expect((await tenant.get(pageAt(query))).status).toBe(200)
})

test('a user without a password can be picked, and cannot sign in with one', async () => {
  const [user] = demoScenario.users ?? []
  const { password: _, ...without } = user ?? { password: '' }
  const tenant = await tenantWith({ scenario: { ...demoScenario, users: [without] } as Scenario })
  const signIn = (more: Readonly<Record<string, string>>) =>
    tenant.form('/auth/authorize', { ...pageQuery, ...more })
  expect((await signIn({ username: sam, password: '' })).status).toBe(200)
  expect((await signIn({ username: sam, password: 'sam-password' })).text).toContain(
    '<p role="alert">The user name or the password is wrong.</p>',
  )
  expect((await signIn({ user_id: samId })).status).toBe(302)
})

test('a code, a session, a password and tokens leave no trace in the journal', async () => {
  const tenant = await tenantWith()
  const { code, cookie } = await codeFor(tenant)
  const tokens = await change(tenant, code)
  await tenant.get(pageAt(pageQuery), { cookie })
  const { requests } = tenant.mock.defaultSandbox
  const journal = JSON.stringify([requests.list(), requests.har(), tenant.mock.defaultSandbox.state()])
  const secrets = [
    code,
    cookie.slice('cxone_sso_state='.length),
    'sam-password',
    ...['access_token', 'refresh_token', 'id_token'].map((name) => textOf(tokens, name)),
  ]
  expect(requests.count()).toBe(3)
  expect(secrets.filter((secret) => journal.includes(secret))).toEqual([])
})

test('under a sandbox in the path the page, its cookie and its form stay there', async () => {
  const tenant = await tenantWith()
  const sandbox = await tenant.mock.sandbox({ id: 'one' })
  const clientId = sandbox.client('cxone-agent').clientId
  const { text } = await tenant.get(`/s/one${pageAt({ ...pageQuery, client_id: clientId })}`)
  expect(text).toContain('action="/s/one/auth/authorize"')
  const form = { ...pageQuery, client_id: clientId, user_id: samId }
  const { headers } = await tenant.form('/s/one/auth/authorize', form, { origin })
  expect(headers.get('set-cookie')).toMatch(
    /^cxone_sso_state=one\.[A-Za-z0-9_-]{43}; Path=\/s\/one\/auth\/authorize; HttpOnly; SameSite=Lax; Secure$/,
  )
})

test('a nonce of 1024 characters is accepted, and a longer one is rejected', async () => {
  const tenant = await tenantWith()
  const signIn = (length: number) =>
    tenant.form('/auth/authorize', { ...pageQuery, user_id: samId, nonce: 'n'.repeat(length) })
  expect((await sentTo(signIn(1024))).query).toMatchObject({ state: 'xyz', code: expect.any(String) })
  expect(await sentTo(signIn(1025))).toEqual({
    to: redirectUri,
    query: {
      error: 'invalid_request',
      error_description: 'parameter nonce is longer than 1024 characters',
      state: 'xyz',
    },
  })
})
