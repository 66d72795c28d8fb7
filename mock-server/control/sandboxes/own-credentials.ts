import { digest } from '../../world/digest.js'
import type { Scenario, ScenarioClient } from '../../world/scenario.js'
import { userIdFrom, type ScenarioAccessKey, type ScenarioUser } from '../../world/users.js'

/** A client to create. What is absent: an id and a secret of its own, every division, one hour of lifetime. */
export type NewClient = Partial<ScenarioClient> & Pick<ScenarioClient, 'scopes'>

/**
 * A CXone user to create. What is absent is that of the scenario's user in the same place, whose calls it takes
 * over, or else made up; with one access key of its own, and no permission.
 */
export type NewUser = Partial<ScenarioUser>

/** A client of a sandbox, as the code under test needs it. `name` is what the scenario calls it. */
export interface Credentials {
  readonly name: string
  readonly clientId: string
  /** Empty of a public client, which has none. */
  readonly clientSecret: string
  readonly scopes: readonly string[]
  /** How it may get a token: `client_credentials` at /oauth/token, the others at /auth/token. */
  readonly grantTypes: readonly string[]
}

/** A CXone user of a sandbox, with what signs in as one. */
export interface UserCredentials {
  readonly userId: string
  readonly agentId: number
  readonly userName: string
  readonly password?: string
  readonly permissions: readonly string[]
  readonly accessKeys: readonly ScenarioAccessKey[]
}

/**
 * A scenario whose clients and access keys belong to one sandbox alone: their ids end in its id and their secrets
 * are new, since a sandbox is found by the credential.
 */
export function ownCredentials(
  scenario: Scenario,
  sandboxId: string,
  seed: string,
  given: { readonly clients?: readonly NewClient[]; readonly users?: readonly NewUser[] },
): Scenario {
  const secret = (kind: string) => `mock_${digest(`${seed}/${sandboxId}/${kind}`).replaceAll(/[-_]/g, '~')}`
  const wanted: readonly NewClient[] =
    given.clients ??
    scenario.clients.map(({ clientId, clientSecret: _, ...client }) => ({ name: clientId, ...client }))
  return {
    ...scenario,
    clients: wanted.map((client, index) => {
      const name = client.name ?? client.clientId ?? `client-${index + 1}`
      return {
        divisions: scenario.divisions.map(({ id }) => id),
        ...client,
        name,
        clientId: client.clientId ?? `${name}-${sandboxId}`,
        ...(client.isPublic ? {} : { clientSecret: client.clientSecret ?? secret(`client/${index}`) }),
      }
    }),
    ...usersOf(scenario, given.users, sandboxId, secret),
  }
}

type Secret = (kind: string) => string

/** The users, and the calls without the users that are no longer there. */
function usersOf(
  { users = [], conversations }: Scenario,
  given: readonly NewUser[] | undefined,
  sandboxId: string,
  secret: Secret,
): Pick<Scenario, 'users' | 'conversations'> {
  if (!given) return { users: users.map((user) => own(user, sandboxId, secret)), conversations }
  const made = given.map((user, index) => named(user, users[index], index, sandboxId, secret))
  const known = new Set(made.map(({ userId }) => userId))
  if (users.every(({ userId }) => known.has(userId))) return { users: made, conversations }
  return {
    users: made,
    conversations: conversations.map(({ participants = [], ...conversation }) => ({
      ...conversation,
      participants: participants.map(({ userId, ...participant }) =>
        userId === undefined || !known.has(userId) ? participant : { ...participant, userId },
      ),
    })),
  }
}

/** A user of the scenario, with access keys of this sandbox. */
function own(user: ScenarioUser, sandboxId: string, secret: Secret): ScenarioUser {
  if (!user.accessKeys) return user
  const accessKeys = user.accessKeys.map(({ accessKeyId }) => ({
    accessKeyId: `${accessKeyId}-${sandboxId}`,
    accessKeySecret: secret(`access-key/${accessKeyId}`),
  }))
  return { ...user, accessKeys }
}

/** A user whom a test makes, with what it left out. */
function named(
  user: NewUser,
  before: ScenarioUser | undefined,
  index: number,
  sandboxId: string,
  secret: Secret,
): ScenarioUser {
  const number = index + 1
  const key = { accessKeyId: `KEY${number}-${sandboxId}`, accessKeySecret: secret(`access-key/${number}`) }
  return {
    userId: userIdFrom(`${sandboxId}/${number}`),
    agentId: 5000 + number,
    userName: `agent-${number}@demo.example`,
    givenName: 'Agent',
    familyName: String(number),
    ...before,
    permissions: [],
    accessKeys: [key],
    ...user,
  }
}

/** The clients of a scenario with their secrets. */
export function credentialsOf({ clients }: Scenario): Credentials[] {
  return clients.map(({ name, clientId, clientSecret, scopes, grantTypes = ['client_credentials'] }) => ({
    name: name ?? clientId,
    clientId,
    clientSecret: clientSecret ?? '',
    scopes,
    grantTypes,
  }))
}

/** The users of a scenario with their secrets. */
export function userCredentialsOf({ users = [] }: Scenario): UserCredentials[] {
  return users.map(({ userId, agentId, userName, password, permissions = [], accessKeys = [] }) => ({
    userId,
    agentId,
    userName,
    ...(password === undefined ? {} : { password }),
    permissions,
    accessKeys,
  }))
}
