import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

async function targetSeen(sent: string): Promise<string | undefined> {
  const mock = await createCxoneMock()
  const { requests } = await mock.sandbox({ id: 'sb-5f748723' })
  await mock.fetch(new Request(`http://any.example/s/sb-5f748723/api/v2/${sent}`))
  return requests.last()?.target.replace('/s/sb-5f748723/api/v2/', '')
}

test('the id of a client that begins as a secret does is told whole', async () => {
  expect(await targetSeen('cxone-backend-sb-5f748723')).toBe('cxone-backend-sb-5f748723')
  expect(await targetSeen('x?client_id=cxone-backend-sb-5f748723&y=1')).toBe(
    'x?client_id=cxone-backend-sb-5f748723&y=1',
  )
  const mock = await createCxoneMock()
  const sandbox = await mock.sandbox()
  const { clientId, clientSecret } = sandbox.client('cxone-backend')
  const key = sandbox.users[0]?.accessKeys[0]
  const form = new URLSearchParams({
    grant_type: 'password',
    username: key?.accessKeyId ?? '',
    password: key?.accessKeySecret ?? '',
    client_id: clientId,
    client_secret: clientSecret,
  })
  await mock.fetch(new Request('http://any.example/auth/token', { method: 'POST', body: form }))
  expect(sandbox.requests.list({ client: clientId })).toHaveLength(1)
})

test.each([
  'cxone-backend-secret',
  'cxone-backend-secre',
  'cxone-backend-s',
  'cxone-backend-sb-5f748724',
  'cxone-backend-secret-sb-5f748723',
  'x-cxone-backend-sb-5f748723',
  'cxone-backend-sb-5f748723cxone-backend-secret',
])('a secret that is cut, or goes on otherwise than a known id, is not told: %s', async (sent) => {
  expect(await targetSeen(sent)).not.toContain('cxone-backend-s')
})

test('a document that was searched is searched again when another secret is known', async () => {
  await using mock = await createCxoneMock({ seed: 'later' })
  await mock.fetch(new Request('http://any.example/oauth/later-secret-7d1f', { method: 'POST' }))
  const [before] = mock.redacted(mock.defaultSandbox.requests.list())
  expect(before?.target).toBe('/oauth/later-secret-7d1f')
  await mock.sandbox({ clients: [{ scopes: [], clientSecret: 'later-secret-7d1f' }] })
  expect(mock.redacted(before)?.target).toMatch(/^\/oauth\/sha256:[\w-]{8}$/)
})

test('a secret is found where two texts of a document could hide it together', async () => {
  await using mock = await createCxoneMock({ seed: 'edges' })
  const secret = String.raw`edge-secret\ends\\`
  await mock.sandbox({ clients: [{ scopes: [], clientSecret: secret }] })
  const document = { [secret]: ['x\\', secret, encodeURIComponent(secret)], status: 'edge-secr' }
  expect(JSON.stringify(mock.redacted(document))).not.toMatch(/edge-secret|ends/)
})
