import * as oidc from 'openid-client'
import { expect, test } from 'vitest'
import { Browser, locationOf } from './browser.js'
import { byHand, exercisedBy } from './exercised.js'

/* openid-client 6 as it is, on real sockets. It refuses http, unless it is told that this is a test. */

const mockFor = exercisedBy('openid-client')
const loopback = { execute: [oidc.allowInsecureRequests] }
const redirectUri = 'http://localhost:3000/callback'
const sam = 'sam.okafor@demo.example'
const samId = 'user:11e90000-0000-4000-8000-000000005001'

async function publicClient(url: string): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(url), 'cxone-agent', undefined, oidc.None(), loopback)
}

async function backend(url: string, secret = 'cxone-backend-secret'): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(url), 'cxone-backend', secret, oidc.ClientSecretBasic(secret), loopback)
}

const accessKey = { username: 'SAMDEMOKEY', password: 'sam-access-key-secret' }

/** What a client keeps between asking for the page and coming back from it. */
async function ask(config: oidc.Configuration, more: Record<string, string> = {}) {
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  })
  return { url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } }
}

test('openid-client signs a user in through the page, reads userinfo, and refreshes', async () => {
  await using mock = await mockFor()
  const config = await publicClient(mock.url)
  const browser = new Browser()
  const { url, checks } = await ask(config)
  const page = await browser.open(url)
  expect(page.status).toBe(200)
  const back = locationOf(await browser.signIn(page, sam, 'sam-password'))
  expect(back.origin + back.pathname).toBe(redirectUri)
  const tokens = await oidc.authorizationCodeGrant(config, back, { ...checks, idTokenExpected: true })
  expect(tokens.claims()).toMatchObject({
    iss: mock.url,
    sub: samId,
    aud: 'cxone-agent',
    tenantId: '11e90000-0000-4000-8000-0000000000aa',
    icAgentId: '5001',
    icBUId: 4599999,
    icClusterId: 'C200',
  })
  expect(await oidc.fetchUserInfo(config, tokens.access_token, samId)).toEqual({
    sub: samId,
    name: 'Sam Okafor',
    given_name: 'Sam',
    family_name: 'Okafor',
    email: sam,
  })
  const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(refreshed.access_token).not.toBe(tokens.access_token)
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token)
  await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    status: 400,
    error: 'invalid_grant',
  })
})

test('openid-client goes on without a page in a browser that has signed in, and not in another', async () => {
  await using mock = await mockFor()
  const config = await publicClient(mock.url)
  const browser = new Browser()
  const first = await ask(config)
  await browser.signIn(await browser.open(first.url), sam, 'sam-password')
  const silent = await ask(config, { prompt: 'none' })
  const back = locationOf(await browser.open(silent.url))
  expect((await oidc.authorizationCodeGrant(config, back, silent.checks)).claims()?.sub).toBe(samId)
  const stranger = locationOf(await new Browser().open(silent.url))
  await expect(oidc.authorizationCodeGrant(config, stranger, silent.checks)).rejects.toMatchObject({
    error: 'login_required',
  })
})

test('openid-client is refused with a code that came twice, and what was issued for it ends', async () => {
  await using mock = await mockFor()
  const config = await publicClient(mock.url)
  const browser = new Browser()
  const { url, checks } = await ask(config)
  const back = locationOf(await browser.signIn(await browser.open(url), sam, 'sam-password'))
  const tokens = await oidc.authorizationCodeGrant(config, back, checks)
  await expect(oidc.authorizationCodeGrant(config, back, checks)).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect((await fetch(`${mock.url}/auth/userinfo`, bearer(tokens.access_token))).status).toBe(401)
})

const bearer = (token: string) => ({ headers: { ...byHand, authorization: `Bearer ${token}` } })

test('openid-client is refused with the verifier of another sign-in, and may try again with its own', async () => {
  await using mock = await mockFor()
  const config = await publicClient(mock.url)
  const browser = new Browser()
  const { url, checks } = await ask(config)
  const back = locationOf(await browser.signIn(await browser.open(url), sam, 'sam-password'))
  const wrong = { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() }
  await expect(oidc.authorizationCodeGrant(config, back, wrong)).rejects.toMatchObject({
    error: 'invalid_grant',
    error_description: 'the code_verifier does not match',
  })
  expect((await oidc.authorizationCodeGrant(config, back, checks)).claims()?.sub).toBe(samId)
})

test('openid-client gets tokens for an access key, and a 400 for a wrong secret of either', async () => {
  await using mock = await mockFor()
  const config = await backend(mock.url)
  const tokens = await oidc.genericGrantRequest(config, 'password', accessKey)
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
  expect(tokens.claims()).toMatchObject({ sub: samId, aud: 'cxone-backend' })
  const wrongKey = { ...accessKey, password: 'wrong' }
  await expect(oidc.genericGrantRequest(config, 'password', wrongKey)).rejects.toMatchObject({
    status: 400,
    error: 'invalid_grant',
  })
  const wrongSecret = await backend(mock.url, 'wrong')
  await expect(oidc.genericGrantRequest(wrongSecret, 'password', accessKey)).rejects.toMatchObject({
    status: 400,
    error: 'invalid_client',
  })
  await expect(oidc.clientCredentialsGrant(config)).rejects.toMatchObject({
    status: 400,
    error: 'unsupported_grant_type',
  })
})

test('openid-client finds the issuer of a sandbox under its prefix, by both kinds of metadata', async () => {
  await using mock = await mockFor()
  const sandbox = await mock.sandbox({ id: 'one' })
  const issuer = `${mock.url}/s/one`
  const { clientId, clientSecret } = sandbox.client('cxone-backend')
  const [key] = sandbox.user(sam).accessKeys
  const grant = { username: key?.accessKeyId ?? '', password: key?.accessKeySecret ?? '' }
  const options = [loopback, { ...loopback, algorithm: 'oauth2' as const }]
  for (const each of options) {
    const config = await oidc.discovery(
      new URL(issuer),
      clientId,
      clientSecret,
      oidc.ClientSecretBasic(clientSecret),
      each,
    )
    expect(config.serverMetadata().issuer).toBe(issuer)
    const tokens = await oidc.genericGrantRequest(config, 'password', grant)
    expect(tokens.claims()?.iss).toBe(issuer)
  }
  expect(sandbox.requests.count()).toBe(4)
  expect(mock.defaultSandbox.requests.count()).toBe(0)
})
