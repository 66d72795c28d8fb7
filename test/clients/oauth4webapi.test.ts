import * as oauth from 'oauth4webapi'
import { expect, test } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import { Browser, locationOf } from './browser.js'
import { byHand, exercisedBy } from './exercised.js'

/* oauth4webapi 3, the strictest of the clients: it checks every member of every answer, and signatures if asked. */

const mockFor = exercisedBy('oauth4webapi')
const http = { [oauth.allowInsecureRequests]: true }
const client: oauth.Client = { client_id: 'cxone-agent' }
const redirectUri = 'http://localhost:3000/callback'
const sam = 'sam.okafor@demo.example'

async function serverAt(
  url: string,
  algorithm: 'oidc' | 'oauth2' = 'oidc',
): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(url)
  const reply = await oauth.discoveryRequest(issuer, { algorithm, ...http })
  return oauth.processDiscoveryResponse(issuer, reply)
}

/** Signs in, and changes the code for tokens; the signature of the id_token is checked against the JWKS. */
async function signIn(as: oauth.AuthorizationServer, jwks: oauth.JWKSCacheInput = {}) {
  const verifier = oauth.generateRandomCodeVerifier()
  const url = new URL(as.authorization_endpoint ?? '')
  const query = {
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'the state',
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const browser = new Browser()
  const back = locationOf(await browser.signIn(await browser.open(url), sam, 'sam-password'))
  const parameters = oauth.validateAuthResponse(as, client, back, 'the state')
  const reply = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    http,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, reply, { requireIdToken: true })
  await oauth.validateApplicationLevelSignature(as, reply, { [oauth.jwksCache]: jwks, ...http })
  return tokens
}

test('oauth4webapi takes the metadata, the tokens, the signature and userinfo', async () => {
  await using mock = await mockFor()
  expect((await serverAt(mock.url, 'oauth2')).token_endpoint).toBe(`${mock.url}/auth/token`)
  const as = await serverAt(mock.url)
  const tokens = await signIn(as)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  expect(claims).toMatchObject({ iss: mock.url, aud: 'cxone-agent', name: 'Sam Okafor', area: 'na1' })
  const info = await oauth.userInfoRequest(as, client, tokens.access_token, http)
  expect(await oauth.processUserInfoResponse(as, client, claims?.sub ?? '', info)).toMatchObject({
    email: sam,
  })
})

test('oauth4webapi refreshes without a secret, and the next refresh with the old token is refused', async () => {
  await using mock = await mockFor()
  const as = await serverAt(mock.url)
  const { refresh_token: token = '' } = await signIn(as)
  const refresh = async () =>
    oauth.processRefreshTokenResponse(
      as,
      client,
      await oauth.refreshTokenGrantRequest(as, client, oauth.None(), token, http),
    )
  expect((await refresh()).refresh_token).not.toBe(token)
  await expect(refresh()).rejects.toMatchObject({ status: 400, error: 'invalid_grant' })
})

test('a client that kept the JWKS takes the next token as well, and asks again when the key was changed', async () => {
  await using mock = await mockFor()
  const as = await serverAt(mock.url)
  const jwks: oauth.JWKSCacheInput = {}
  await signIn(as, jwks)
  const kept = jwks as unknown as oauth.ExportedJWKSCache
  const unreachable = { ...as, jwks_uri: `${mock.url}/nowhere` }
  await expect(signIn(unreachable, kept)).resolves.toBeDefined()
  mock.defaultSandbox.rotateKeys()
  await expect(signIn(unreachable, kept)).rejects.toMatchObject({ code: 'OAUTH_KEY_SELECTION_FAILED' })
  // The library asks again for a kid that is new to it when its copy is older than a minute.
  await expect(signIn({ ...as }, { ...kept, uat: kept.uat - 61 })).resolves.toBeDefined()
})

test('a token that is signed with a key of no JWKS is refused by the client', async () => {
  await using mock = await mockFor()
  const as = await serverAt(mock.url)
  mock.defaultSandbox.faults.use({ on: 'issueCxoneToken', token: 'UNKNOWN_KEY' })
  await expect(signIn(as)).rejects.toMatchObject({ code: 'OAUTH_KEY_SELECTION_FAILED' })
})

test('a token that is signed with a new key is taken by a client that reads the JWKS after it', async () => {
  await using mock = await mockFor()
  const as = await serverAt(mock.url)
  mock.defaultSandbox.faults.use({ on: 'issueCxoneToken', token: 'KEY_ROTATED', times: 1 })
  expect(await kids(mock)).toEqual(['mock-public-test-key-1'])
  await expect(signIn(as)).resolves.toBeDefined()
  expect(await kids(mock)).toEqual(['mock-public-test-key-2', 'mock-public-test-key-1'])
})

async function kids(mock: CxoneMock): Promise<string[]> {
  const reply = await fetch(`${mock.url}/auth/jwks`, { headers: byHand })
  return ((await reply.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
}
