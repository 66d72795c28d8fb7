import { Clock } from '../../sandbox/clock.js'
import { Sandbox } from '../../sandbox/sandbox.js'
import { ownCredentials } from '../sandboxes/own-credentials.js'

/**
 * A sandbox that continues from the World of another, with its own id, clients, access keys and clock. It has no
 * tokens, because a token carries the id of its sandbox.
 */
export function fork(from: Sandbox, id: string, seed: string, source: () => number): Sandbox {
  const clock = new Clock(source)
  if (from.clock.frozen) clock.freeze(from.clock.now())
  else clock.set(from.clock.now())
  const clients = from.scenario.clients.map(({ clientId, clientSecret: _, ...client }) => ({
    name: clientId,
    ...client,
  }))
  const users = from.scenario.users?.map(({ accessKeys = [], ...user }) => ({
    ...user,
    accessKeys: accessKeys.map((key) => ({ ...key, accessKeyId: nameOf(key.accessKeyId, from.id) })),
  }))
  const scenario = ownCredentials({ ...from.scenario, ...(users && { users }) }, id, seed, { clients })
  const forked = new Sandbox({ id, scenario, seed, clock })
  const own = forked.snapshot()
  forked.restore({
    ...structuredClone(from.snapshot()),
    sandboxId: id,
    seed,
    clients: own.clients,
    accessKeys: own.accessKeys,
    tokens: [],
    codes: [],
    refreshTokens: [],
    sessions: [],
  })
  return forked
}

/** The id of an access key in the scenario, without the suffix of the sandbox. */
function nameOf(accessKeyId: string, sandboxId: string): string {
  const suffix = `-${sandboxId}`
  return accessKeyId.endsWith(suffix) ? accessKeyId.slice(0, -suffix.length) : accessKeyId
}
