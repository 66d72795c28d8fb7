import { ownSecret } from '../control/sandboxes/own-credentials.js'
import { digest } from '../world/values/digest.js'
import type { KeptClient } from '../world/clients.js'
import type { Scenario } from '../world/start/scenario.js'
import type { KeptAccessKey, KeptUser, ScenarioUser } from '../world/users.js'

/** A scenario as a store keeps it. */
export interface KeptScenario extends Scenario {
  readonly clients: readonly KeptClient[]
  readonly users?: readonly KeptUser[]
}

/** A scenario with the digests of its secrets, for a store. */
export function withoutSecrets({ clients, users, ...rest }: Scenario): KeptScenario {
  return {
    ...rest,
    clients: clients.map(({ clientSecret, ...client }) =>
      clientSecret === undefined ? client : { ...client, secretDigest: digest(clientSecret) },
    ),
    ...(users === undefined ? {} : { users: users.map(userWithoutSecrets) }),
  }
}

function userWithoutSecrets({ password, accessKeys, ...user }: ScenarioUser): KeptUser {
  return {
    ...user,
    ...(password === undefined ? {} : { passwordDigest: digest(password) }),
    ...(accessKeys === undefined
      ? {}
      : {
          accessKeys: accessKeys.map(({ accessKeySecret, ...key }) => ({
            secretDigest: digest(accessKeySecret),
            ...key,
            accessKeySecret: '',
          })),
        }),
  }
}

/**
 * A scenario from a store with the secrets that are known again: those of the scenario with which the mock was started,
 * and those that the mock derives from its seed. A secret that a test chose stays unknown.
 */
export function withKnownSecrets(
  stored: KeptScenario,
  started: Scenario,
  seed: string,
  sandboxId: string,
): KeptScenario {
  const given = new Map(secretsOf(started).map((secret) => [digest(secret), secret]))
  const find = (wanted: string | undefined, ...kinds: readonly string[]) =>
    wanted === undefined
      ? undefined
      : (given.get(wanted) ??
        kinds.map((kind) => ownSecret(seed, sandboxId, kind)).find((secret) => digest(secret) === wanted))
  return {
    ...stored,
    clients: stored.clients.map((client, index) =>
      clientWith(client, find(client.secretDigest, `client/${index}`)),
    ),
    ...(stored.users === undefined
      ? {}
      : {
          users: stored.users.map((user, index) =>
            userWith(user, find(user.passwordDigest), (key) =>
              find(
                key.secretDigest,
                `access-key/${key.accessKeyId.replace(`-${sandboxId}`, '')}`,
                `access-key/${index + 1}`,
              ),
            ),
          ),
        }),
  }
}

function clientWith({ secretDigest, ...client }: KeptClient, clientSecret: string | undefined): KeptClient {
  if (clientSecret !== undefined) return { ...client, clientSecret }
  return secretDigest === undefined ? client : { ...client, secretDigest }
}

function userWith(
  { passwordDigest, accessKeys, ...user }: KeptUser,
  password: string | undefined,
  secretOf: (key: KeptAccessKey) => string | undefined,
): KeptUser {
  const digested = passwordDigest === undefined ? {} : { passwordDigest }
  const keys = accessKeys?.map((key): KeptAccessKey => {
    const accessKeySecret = secretOf(key)
    return accessKeySecret === undefined ? key : { accessKeyId: key.accessKeyId, accessKeySecret }
  })
  return {
    ...user,
    ...(password === undefined ? digested : { password }),
    ...(keys === undefined ? {} : { accessKeys: keys }),
  }
}

function secretsOf({ clients, users = [] }: Scenario): string[] {
  return [
    ...clients.map(({ clientSecret }) => clientSecret),
    ...users.flatMap(({ password, accessKeys = [] }) => [
      password,
      ...accessKeys.map(({ accessKeySecret }) => accessKeySecret),
    ]),
  ].filter((secret) => secret !== undefined)
}
