import { Clock } from '../../sandbox/clock.js'
import { Sandbox } from '../../sandbox/sandbox.js'
import type { ScenarioUser } from '../../world/users.js'
import { userCredentialsOf } from '../credentials/credentials.js'
import { ownCredentials } from '../sandboxes/own-credentials.js'

/**
 * A sandbox that continues from the World of another, with its own id, clients, access keys and clock. It has no
 * tokens and no channels, because they carry the id of their sandbox.
 */
export function fork(from: Sandbox, id: string, seed: string, source: () => number): Sandbox {
  const clock = new Clock(source)
  if (from.clock.frozen) clock.freeze(from.clock.now())
  else clock.set(from.clock.now())
  const clients = Array.from(
    from.world.clients.values(),
    ({ clientId: _, secretDigest: __, ...client }) => client,
  )
  const keys = from.world.accessKeys
  const known = userCredentialsOf(from)
  const users = known.flatMap(({ userId, password, accessKeys }): ScenarioUser[] => {
    const { passwordDigest: _, ...user } = from.world.users.get(userId) ?? {}
    if (!('userId' in user)) return []
    const own = accessKeys.map((key) => ({ ...key, accessKeyId: nameOf(key.accessKeyId, from.id) }))
    return [{ ...user, ...(password === undefined ? {} : { password }), accessKeys: own }]
  })
  const active = known.flatMap(({ accessKeys }) =>
    accessKeys.map(({ accessKeyId }) => keys.get(accessKeyId)?.isActive),
  )
  const scenario = ownCredentials({ ...from.scenario, users }, id, seed, { clients })
  const forked = new Sandbox({ id, scenario, seed, clock })
  const own = forked.snapshot()
  forked.restore({
    ...structuredClone(from.snapshot()),
    sandboxId: id,
    seed,
    clients: own.clients,
    accessKeys: own.accessKeys.map((key, index) => ({ ...key, isActive: active[index] ?? true })),
    tokens: [],
    codes: [],
    refreshTokens: [],
    sessions: [],
    channels: [],
  })
  return forked
}

/** The id of an access key in the scenario, without the suffix of the sandbox. */
function nameOf(accessKeyId: string, sandboxId: string): string {
  const suffix = `-${sandboxId}`
  return accessKeyId.endsWith(suffix) ? accessKeyId.slice(0, -suffix.length) : accessKeyId
}
