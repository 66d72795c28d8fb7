import type { SandboxControl } from './control/sandboxes/sandbox-control.js'
import type { Listener } from './adapters/listener.js'

/** The environment of the code under test. A type and not an interface, so that it can be used as `process.env`. */
export type Environment = {
  /** The origin of the API. */
  readonly CXONE_BASE_URL: string
  /** The token endpoint of Genesys Cloud, `…/oauth/token`. */
  readonly CXONE_TOKEN_URL: string
  /** An OAuth client of the sandbox for `CXONE_TOKEN_URL`. */
  readonly CXONE_CLIENT_ID: string
  /** The secret of `CXONE_CLIENT_ID`. */
  readonly CXONE_CLIENT_SECRET: string
  /** The control plane, `…/__admin`. Set only if the mock serves it. */
  readonly CXONE_ADMIN_URL?: string
  /** The bearer token of the control plane. Set only if it requires one. */
  readonly CXONE_ADMIN_TOKEN?: string
  /** The token endpoint of CXone, `…/auth/token`. Set, as all that follow, if a user of the sandbox has an access key. */
  readonly CXONE_AUTH_TOKEN_URL?: string
  /** An OAuth client of the sandbox for `grant_type=password` at `CXONE_AUTH_TOKEN_URL`. */
  readonly CXONE_AUTH_CLIENT_ID?: string
  /** The secret of `CXONE_AUTH_CLIENT_ID`. */
  readonly CXONE_AUTH_CLIENT_SECRET?: string
  /** The access key of a user: the `username` of the token request. */
  readonly CXONE_ACCESS_KEY_ID?: string
  /** The secret of the access key: the `password` of the token request. */
  readonly CXONE_ACCESS_KEY_SECRET?: string
  /** The user of the access key: the `userId` of Record on Demand. */
  readonly CXONE_USER_ID?: string
  /** The number of that user as an agent of the ACD. */
  readonly CXONE_AGENT_ID?: string
}

/** The variables that a user of the sandbox needs. */
type OfUser = Omit<
  Environment,
  'CXONE_BASE_URL' | 'CXONE_TOKEN_URL' | 'CXONE_CLIENT_ID' | 'CXONE_CLIENT_SECRET'
>

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
function ofUser(url: string, { users, clients }: SandboxControl, chosen: string): OfUser {
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
