import { list, object, string, strings } from '../../validation/values.js'
import { mockComponents } from './mock.js'

const client = { name: string, clientId: string, scopes: strings, divisions: strings, grantTypes: strings }

const user = {
  userId: string,
  agentId: { type: 'integer' },
  userName: string,
  permissions: strings,
} as const

/** Empty for a public client. */
const clientSecret = { description: 'Shown once. Empty for a public client.', ...string } as const

const newClient = object({ ...client, clientSecret })
const publicClient = object(client)
const accessKey = object({ accessKeyId: string, accessKeySecret: { description: 'Shown once.', ...string } })
const newUser = object({ ...user, password: string, accessKeys: list(accessKey) }, ['password'])
const publicUser = object({ ...user, accessKeys: list(object({ accessKeyId: string })) })

const sandbox = { id: string, seed: string, clock: mockComponents.Clock }

export const credentialComponents = {
  Client: publicClient,
  NewClient: newClient,
  User: publicUser,
  NewUser: newUser,
  AccessKey: accessKey,
  Sandbox: object({ ...sandbox, clients: list(publicClient), users: list(publicUser) }),
  // A sandbox without clients has no credentials.
  NewSandbox: object({ ...sandbox, credentials: newClient, clients: list(newClient), users: list(newUser) }, [
    'credentials',
  ]),
} as const
