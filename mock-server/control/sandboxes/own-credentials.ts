import { digest } from '../../world/values/digest.js'
import type { Scenario, ScenarioClient } from '../../world/start/scenario.js'
import { userIdFrom, type ScenarioUser } from '../../world/users.js'

/** A client to create. Defaults: a generated id and secret, every division, tokens that expire after one hour. */
export type NewClient = Partial<ScenarioClient> & Pick<ScenarioClient, 'scopes'>

/**
 * A CXone user to create. It replaces the scenario's user at the same position, including that user's calls, and its
 * omitted fields default to those of that user. Otherwise they are generated. By default it has one new access key
 * and no permissions.
 */
export type NewUser = Partial<ScenarioUser>

/**
 * A copy of a scenario whose clients and access keys belong to one sandbox. Their ids end with the id of the sandbox
 * and their secrets are new, because the credential of a request identifies its sandbox.
 */
export function ownCredentials(
  scenario: Scenario,
  sandboxId: string,
  seed: string,
  given: { readonly clients?: readonly NewClient[]; readonly users?: readonly NewUser[] },
): Scenario {
  const secret = (kind: string) => ownSecret(seed, sandboxId, kind)
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

/** The secret that a sandbox gives to a client (`client/0`) or an access key (`access-key/KEY1`) without its own. */
export function ownSecret(seed: string, sandboxId: string, kind: string): string {
  return `mock_${digest(`${seed}/${sandboxId}/${kind}`).replaceAll(/[-_]/g, '~')}`
}

/** The users of the copy, and its calls without the users that were replaced. */
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

/** A user of the scenario with new access keys for this sandbox. */
function own(user: ScenarioUser, sandboxId: string, secret: Secret): ScenarioUser {
  if (!user.accessKeys) return user
  const accessKeys = user.accessKeys.map(({ accessKeyId }) => ({
    accessKeyId: `${accessKeyId}-${sandboxId}`,
    accessKeySecret: secret(`access-key/${accessKeyId}`),
  }))
  return { ...user, accessKeys }
}

/** A user that a test defines, with defaults for omitted fields. */
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
