import { OAuth2Client } from '@badgateway/oauth2-client'
import { AuthorizationCode, ResourceOwnerPassword } from 'simple-oauth2'
import { expect, test } from 'vitest'
import { Browser, locationOf } from './browser.js'
import { byHand, exercisedBy } from './exercised.js'

/* simple-oauth2 and @badgateway/oauth2-client as they are, on real sockets. */

const simpleMock = exercisedBy('simple-oauth2')
const badgatewayMock = exercisedBy('badgateway-oauth2-client')
const redirectUri = 'http://localhost:3000/callback'
const sam = 'sam.okafor@demo.example'
const accessKey = { username: 'SAMDEMOKEY', password: 'sam-access-key-secret' }

function simple(url: string, secret = 'cxone-backend-secret') {
  return { client: { id: 'cxone-backend', secret }, auth: { tokenHost: url, tokenPath: '/auth/token' } }
}

test('simple-oauth2 gets tokens for an access key, and is refused with a wrong one', async () => {
  await using mock = await simpleMock()
  const { token } = await new ResourceOwnerPassword(simple(mock.url)).getToken(accessKey)
  expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
  const wrong = new ResourceOwnerPassword(simple(mock.url)).getToken({ ...accessKey, password: 'wrong' })
  await expect(wrong).rejects.toMatchObject({ output: { statusCode: 400 } })
  const stranger = new ResourceOwnerPassword(simple(mock.url, 'wrong')).getToken(accessKey)
  await expect(stranger).rejects.toMatchObject({ data: { payload: { error: 'invalid_client' } } })
})

test('simple-oauth2 signs a user in through the page, and refreshes', async () => {
  await using mock = await simpleMock()
  const { client: id, auth } = simple(mock.url)
  const client = new AuthorizationCode({ client: id, auth: { ...auth, authorizePath: '/auth/authorize' } })
  const url = client.authorizeURL({ redirect_uri: redirectUri, scope: 'openid', state: 'the state' })
  const browser = new Browser()
  const back = locationOf(await browser.signIn(await browser.open(url), sam, 'sam-password'))
  expect(back.searchParams.get('state')).toBe('the state')
  const code = back.searchParams.get('code') ?? ''
  const tokens = await client.getToken({ code, redirect_uri: redirectUri })
  const refreshed = await tokens.refresh()
  expect(refreshed.token['access_token']).not.toBe(tokens.token['access_token'])
})

function badgateway(url: string, clientId: string, clientSecret?: string): OAuth2Client {
  return new OAuth2Client({
    server: url,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    discoveryEndpoint: '/.well-known/oauth-authorization-server',
  })
}

test('@badgateway/oauth2-client discovers, gets tokens for an access key, and refreshes', async () => {
  await using mock = await badgatewayMock()
  const client = badgateway(mock.url, 'cxone-backend', 'cxone-backend-secret')
  const token = await client.password(accessKey)
  expect(token.refreshToken).toMatch(/^eyJ/)
  const refreshed = await client.refreshToken(token)
  expect(refreshed.accessToken).not.toBe(token.accessToken)
  await expect(client.refreshToken(token)).rejects.toMatchObject({ oauth2Code: 'invalid_grant' })
  await expect(client.clientCredentials()).rejects.toMatchObject({ oauth2Code: 'unsupported_grant_type' })
})

test('@badgateway/oauth2-client signs a user in through the page with PKCE', async () => {
  await using mock = await badgatewayMock()
  const client = badgateway(mock.url, 'cxone-agent')
  const codeVerifier = 'a verifier of its own, of enough characters for it'.replaceAll(/[ ,]/g, '-')
  const url = await client.authorizationCode.getAuthorizeUri({
    redirectUri,
    state: 'the state',
    codeVerifier,
    scope: ['openid'],
  })
  const browser = new Browser()
  const back = locationOf(await browser.signIn(await browser.open(url), sam, 'sam-password'))
  const token = await client.authorizationCode.getTokenFromCodeRedirect(back, {
    redirectUri,
    state: 'the state',
    codeVerifier,
  })
  const reply = await fetch(`${mock.url}/auth/userinfo`, {
    headers: { ...byHand, authorization: `Bearer ${token.accessToken}` },
  })
  expect(await reply.json()).toMatchObject({ name: 'Sam Okafor' })
})
