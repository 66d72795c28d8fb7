import type { SandboxControl } from './control/sandboxes/sandbox-control.js'
import type { Listener } from './adapters/listener.js'

/** The environment of the code under test. `CXONE_ADMIN_…` is set only with a control plane. */
export type Environment = Readonly<Record<`CXONE_${string}`, string>>

/** The variables for a client of a sandbox, and for Record on Demand if a user of the sandbox can sign in. */
export function environmentOf(
  url: string,
  { adminUrl, adminToken }: Partial<Pick<Listener, 'adminUrl' | 'adminToken'>> = {},
  sandbox: SandboxControl,
  client: string,
): Environment {
  const { clientId, clientSecret } = sandbox.client(client)
  return {
    CXONE_BASE_URL: url,
    CXONE_TOKEN_URL: `${url}/oauth/token`,
    CXONE_CLIENT_ID: clientId,
    CXONE_CLIENT_SECRET: clientSecret,
    ...ofUser(url, sandbox, clientId),
    ...(adminUrl === undefined ? {} : { CXONE_ADMIN_URL: adminUrl }),
    ...(adminToken === undefined ? {} : { CXONE_ADMIN_TOKEN: adminToken }),
  }
}

/** A CXone token always belongs to a user, and needs another endpoint and another client. */
function ofUser(url: string, { users, clients }: SandboxControl, chosen: string): Environment {
  const user = users.find(({ accessKeys }) => accessKeys.length > 0)
  const key = user?.accessKeys[0]
  if (!user || !key) return {}
  const able = clients.filter(
    ({ grantTypes, clientSecret }) => grantTypes.includes('password') && clientSecret !== '',
  )
  const client = able.find(({ clientId }) => clientId === chosen) ?? able[0]
  return {
    CXONE_ACCESS_KEY_ID: key.accessKeyId,
    CXONE_ACCESS_KEY_SECRET: key.accessKeySecret,
    CXONE_AUTH_TOKEN_URL: `${url}/auth/token`,
    ...(client
      ? { CXONE_AUTH_CLIENT_ID: client.clientId, CXONE_AUTH_CLIENT_SECRET: client.clientSecret }
      : {}),
    CXONE_USER_ID: user.userId,
    CXONE_AGENT_ID: String(user.agentId),
  }
}
