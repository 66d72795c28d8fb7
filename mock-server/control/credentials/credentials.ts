import type { Sandbox } from '../../sandbox/sandbox.js'
import { digest } from '../../world/values/digest.js'
import type { ScenarioAccessKey } from '../../world/users.js'

/** The credentials of a client of a sandbox. `name` is its name in the scenario. */
export interface Credentials {
  readonly name: string
  readonly clientId: string
  /** Empty for a public client, which has no secret, and for a secret of an imported snapshot, which has digests only. */
  readonly clientSecret: string
  readonly scopes: readonly string[]
  readonly divisions: readonly string[]
  /** The grants it may use: `client_credentials` at /oauth/token, the others at /auth/token. */
  readonly grantTypes: readonly string[]
}

/** A CXone user of a sandbox with its password and access keys. */
export interface UserCredentials {
  readonly userId: string
  readonly agentId: number
  readonly userName: string
  readonly password?: string
  readonly permissions: readonly string[]
  readonly accessKeys: readonly ScenarioAccessKey[]
}

/** The clients of a sandbox with their secrets. */
export function credentialsOf(sandbox: Sandbox): Credentials[] {
  const { world, scenario } = sandbox
  const given = new Map(scenario.clients.map(({ clientId, clientSecret }) => [clientId, clientSecret]))
  return Array.from(
    world.clients.values(),
    ({ name, clientId, secretDigest, scopes, divisions, grantTypes }) => ({
      name,
      clientId,
      clientSecret: secretOf(sandbox, secretDigest, given.get(clientId)) ?? '',
      scopes,
      divisions,
      grantTypes,
    }),
  )
}

/** The users of a sandbox with their secrets. */
export function userCredentialsOf(sandbox: Sandbox): UserCredentials[] {
  const { world, scenario } = sandbox
  const given = new Map((scenario.users ?? []).map((user) => [user.userId, user]))
  const keys = keysByUser(sandbox)
  return Array.from(world.users.values(), ({ userId, agentId, userName, passwordDigest, permissions }) => {
    const password = passwordDigest && secretOf(sandbox, passwordDigest, given.get(userId)?.password)
    return {
      userId,
      agentId,
      userName,
      ...(password === undefined ? {} : { password }),
      permissions,
      accessKeys: keys.get(userId) ?? [],
    }
  })
}

function keysByUser(sandbox: Sandbox): Map<string, ScenarioAccessKey[]> {
  const given = new Map(
    (sandbox.scenario.users ?? []).flatMap(({ accessKeys = [] }) =>
      accessKeys.map(({ accessKeyId, accessKeySecret }) => [accessKeyId, accessKeySecret]),
    ),
  )
  const found = new Map<string, ScenarioAccessKey[]>()
  for (const { accessKeyId, userId, secretDigest } of sandbox.world.accessKeys.values()) {
    const accessKeySecret = secretOf(sandbox, secretDigest, given.get(accessKeyId)) ?? ''
    const own = found.get(userId) ?? []
    own.push({ accessKeyId, accessKeySecret })
    found.set(userId, own)
  }
  return found
}

/** The secret with a digest, if the scenario or the control plane gave it. */
function secretOf({ handedOut }: Sandbox, wanted: string, given: string | undefined): string | undefined {
  return given !== undefined && digest(given) === wanted ? given : handedOut.get(wanted)
}
