import type { CxoneMock } from '../../mock-server/index.js'

/** An access token of a client of the demo scenario, with all its scopes. */
export async function tokenOf(mock: Pick<CxoneMock, 'fetch'>, client: string): Promise<string> {
  const reply = await mock.fetch(
    new Request('http://mock.test/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client}:${client}-secret`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }),
  )
  const body = (await reply.json()) as { readonly access_token: string }
  return body.access_token
}
