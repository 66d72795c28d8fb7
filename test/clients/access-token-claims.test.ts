import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

/*
 * Two public clients of CXone read the tenant from the access token, as a partner of NICE describes it: one cuts the
 * token into its three parts, one decodes it with a library. Both continue at the configuration of that tenant. These
 * are their steps, against a mock without options.
 */

/** The claims, as the client without a library reads them. */
function byHand(token: string): { readonly tenantId?: string; readonly exp?: number } {
  const parts = token.split('.')
  if (parts.length !== 3) throw new Error('Invalid JWT format')
  return JSON.parse(Buffer.from(parts[1] ?? '', 'base64').toString('utf8')) as { tenantId?: string }
}

const json = async (reply: Response) => (await reply.json()) as Readonly<Record<string, string>>

test.each([
  ['by hand', byHand],
  ['with jose', decodeJwt<{ tenantId?: string }>],
])('a client that decodes the access token %s finds its tenant and its API', async (_, decode) => {
  await using mock = await createCxoneMock({ port: 0 })
  const openId = await json(await fetch(`${mock.url}/.well-known/openid-configuration`))
  const tokens = await fetch(openId['token_endpoint'] ?? '', {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('cxone-backend:cxone-backend-secret')}` },
    body: new URLSearchParams({
      grant_type: 'password',
      username: 'SAMDEMOKEY',
      password: 'sam-access-key-secret',
    }),
  })
  const token = (await json(tokens))['access_token'] ?? ''
  const { tenantId, exp = 0 } = decode(token)
  expect(exp).toBeGreaterThan(Date.now() / 1000 + 60)
  const found = await fetch(`${mock.url}/.well-known/cxone-configuration?tenantId=${tenantId}`)
  expect(await json(found)).toMatchObject({
    tenantId: '11e90000-0000-4000-8000-0000000000aa',
    api_endpoint: mock.url,
  })
  const me = await fetch(`${mock.url}/auth/userinfo`, { headers: { authorization: `Bearer ${token}` } })
  expect(me.status).toBe(200)
})
