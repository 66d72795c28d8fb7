import type { Listener } from './adapters/node-http.js'
import type { SandboxControl } from './control/sandbox-control.js'

/** What the code under test reads from its environment. `CXONE_ADMIN_…` only where there is a control plane. */
export type Environment = Readonly<Record<`CXONE_${string}`, string>>

/** The variables for a client of a sandbox, and for its first access key if it has one. */
export function environmentOf(
  url: string,
  { adminUrl, adminToken }: Partial<Pick<Listener, 'adminUrl' | 'adminToken'>> = {},
  sandbox: SandboxControl,
  client: string,
): Environment {
  const { clientId, clientSecret } = sandbox.client(client)
  const key = sandbox.users.flatMap(({ accessKeys }) => accessKeys)[0]
  return {
    CXONE_BASE_URL: url,
    CXONE_TOKEN_URL: `${url}/oauth/token`,
    CXONE_CLIENT_ID: clientId,
    CXONE_CLIENT_SECRET: clientSecret,
    ...(key === undefined
      ? {}
      : { CXONE_ACCESS_KEY_ID: key.accessKeyId, CXONE_ACCESS_KEY_SECRET: key.accessKeySecret }),
    ...(adminUrl === undefined ? {} : { CXONE_ADMIN_URL: adminUrl }),
    ...(adminToken === undefined ? {} : { CXONE_ADMIN_TOKEN: adminToken }),
  }
}

/** The client that can do everything, if there is one: what a newcomer's code should start with. */
export function defaultClient({ clients, credentials }: SandboxControl): string {
  return clients.find(({ scopes }) => scopes.includes('recording:control'))?.name ?? credentials.name
}
