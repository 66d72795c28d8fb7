import { expect, test } from 'vitest'
import { createCxoneMock, type Environment } from '../../../mock-server/index.js'

/** What a program does that knows nothing but its environment. */
async function startFrom(env: Environment): Promise<Response> {
  const form = new URLSearchParams({
    grant_type: 'password',
    username: env['CXONE_ACCESS_KEY_ID'] ?? '',
    password: env['CXONE_ACCESS_KEY_SECRET'] ?? '',
    client_id: env['CXONE_AUTH_CLIENT_ID'] ?? '',
    client_secret: env['CXONE_AUTH_CLIENT_SECRET'] ?? '',
  })
  const issued = await fetch(env['CXONE_AUTH_TOKEN_URL'] ?? '', { method: 'POST', body: form })
  const { access_token: token } = (await issued.json()) as { access_token: string }
  const base = `${env['CXONE_BASE_URL']}/interaction-recording-management-service/v1/interactions`
  return fetch(`${base}/start-recording-on-demand?userId=${env['CXONE_USER_ID']}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
}

test('the environment is enough for Record on Demand, in the default sandbox and in one of its own', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  expect(mock.env()).toEqual({
    CXONE_BASE_URL: mock.url,
    CXONE_TOKEN_URL: `${mock.url}/oauth/token`,
    CXONE_CLIENT_ID: 'recorder',
    CXONE_CLIENT_SECRET: 'recorder-secret',
    CXONE_AUTH_TOKEN_URL: `${mock.url}/auth/token`,
    CXONE_AUTH_CLIENT_ID: 'cxone-backend',
    CXONE_AUTH_CLIENT_SECRET: 'cxone-backend-secret',
    CXONE_ACCESS_KEY_ID: 'SAMDEMOKEY',
    CXONE_ACCESS_KEY_SECRET: 'sam-access-key-secret',
    CXONE_USER_ID: '11e90000-0000-4000-8000-000000005001',
    CXONE_AGENT_ID: '5001',
    CXONE_ADMIN_URL: `${mock.url}/__admin`,
  })
  expect((await startFrom(mock.env())).status).toBe(200)
  const sandbox = await mock.sandbox()
  expect((await startFrom(mock.env(sandbox))).status).toBe(200)
  expect(sandbox.calls.list().filter(({ recordingState }) => recordingState === 'recording')).toHaveLength(1)
})

test('the client that is asked for signs the user in where it may', async () => {
  const mock = await createCxoneMock()
  const { defaultSandbox } = mock
  await using listening = await createCxoneMock({ port: 0 })
  expect(listening.env(listening.defaultSandbox, 'DemoApp@DemoVendor')['CXONE_AUTH_CLIENT_ID']).toBe(
    'DemoApp@DemoVendor',
  )
  expect(defaultSandbox.client('recorder').grantTypes).toEqual(['client_credentials'])
})

test('a sandbox whose users have no access key has no variables of Record on Demand', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox({ users: [{ accessKeys: [] }] })
  expect(Object.keys(mock.env(sandbox))).toEqual([
    'CXONE_BASE_URL',
    'CXONE_TOKEN_URL',
    'CXONE_CLIENT_ID',
    'CXONE_CLIENT_SECRET',
    'CXONE_ADMIN_URL',
  ])
})

async function refusalOf(path: string, form: string): Promise<readonly string[] | undefined> {
  await using mock = await createCxoneMock({ port: 0 })
  await fetch(mock.url + path, { method: 'POST', body: new URLSearchParams(form) })
  return mock.defaultSandbox.requests.explain().fix
}

test('grant_type=password at the endpoint of client_credentials is told where it belongs', async () => {
  const form = 'grant_type=password&client_id=recorder&client_secret=recorder-secret'
  expect(await refusalOf('/oauth/token', form)).toEqual([
    'Send grant_type=client_credentials. The value is case-sensitive.',
    'For the token of a CXone user, which Record on Demand requires, send password to POST /auth/token. ' +
      'Use a client that may use it, for example cxone-backend or DemoApp@DemoVendor, or allow password for this client.',
  ])
})

test('a client that may not use a grant is told of those that may', async () => {
  const credentials = 'client_id=recorder&client_secret=recorder-secret'
  const key = 'username=SAMDEMOKEY&password=sam-access-key-secret'
  expect(await refusalOf('/auth/token', `grant_type=password&${key}&${credentials}`)).toEqual([
    'Use a client that may use it, for example cxone-backend or DemoApp@DemoVendor, or allow password for this client.',
  ])
  const backend = 'client_id=cxone-backend&client_secret=cxone-backend-secret'
  expect(await refusalOf('/oauth/token', `grant_type=client_credentials&${backend}`)).toEqual([
    'Use a client that may use it, for example studio-basic or studio-long-lived or recorder, or allow client_credentials for this client.',
  ])
})
