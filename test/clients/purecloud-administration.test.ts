import platformClient from 'purecloud-platform-client-v2'
import { expect, test } from 'vitest'
import { client, sdkMocks } from './purecloud-sdk.js'

const mockForSdk = sdkMocks('administration')

const oauth = new platformClient.OAuthApi()
const authorization = new platformClient.AuthorizationApi()
const users = new platformClient.UsersApi()

test.sequential('the Genesys SDK adds a scope to a client, whose new token has it', async () => {
  await using _ = await mockForSdk()
  await client.loginClientCredentialsGrant('admin', 'admin-secret')

  const { entities: scopes } = await oauth.getOauthScopes()
  expect(scopes?.map(({ id }) => id)).toContain('recording:control')
  const { entities: clients } = await oauth.getOauthClients()
  expect(clients?.map(({ id }) => id)).toEqual(['studio-basic', 'recorder', 'other-division', 'admin'])
  const { name, authorizedGrantType, scope = [] } = await oauth.getOauthClient('studio-basic')
  await oauth.putOauthClient('studio-basic', {
    name,
    authorizedGrantType,
    scope: [...scope, 'recording:control'],
  })

  await client.loginClientCredentialsGrant('studio-basic', 'studio-basic-secret')
  const { authorizedScope } = await new platformClient.TokensApi().getTokensMe()
  expect(authorizedScope).toEqual(['recording:read', 'recording:write', 'recording:control'])
})

test.sequential('the Genesys SDK creates a client, signs in with it, and deletes it', async () => {
  await using _ = await mockForSdk()
  await client.loginClientCredentialsGrant('admin', 'admin-secret')
  const body = { name: 'own', authorizedGrantType: 'CLIENT-CREDENTIALS', scope: ['recording:read'] }
  const { id = '', secret = '' } = await oauth.postOauthClients(body)

  await client.loginClientCredentialsGrant(id, secret)
  await client.loginClientCredentialsGrant('admin', 'admin-secret')
  await expect(oauth.deleteOauthClient(id)).rejects.toMatchObject({ code: 'cannot.delete.client' })
  await oauth.putOauthClient(id, { ...body, state: 'inactive' })
  await oauth.deleteOauthClient(id)

  await expect(client.loginClientCredentialsGrant(id, secret)).rejects.toMatchObject({
    response: { data: { error: 'invalid_client' } },
  })
})

test.sequential('the Genesys SDK lists divisions, and reads no user of a client', async () => {
  await using _ = await mockForSdk()
  await client.loginClientCredentialsGrant('recorder', 'recorder-secret')

  const { entities } = await authorization.getAuthorizationDivisions()
  expect(entities?.map(({ id, homeDivision }) => [id, homeDivision])).toEqual([
    ['div-demo', true],
    ['div-other', false],
  ])
  expect(await authorization.getAuthorizationDivision('div-other')).toMatchObject({ name: 'Other' })
  await expect(users.getUsersMe()).rejects.toMatchObject({ status: 400, code: 'not.a.user' })
})
