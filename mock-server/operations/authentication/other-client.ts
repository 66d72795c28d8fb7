import type { World } from '../../world/world.js'

const maxCount = 3

/** The fix for a client that may not use a grant: the clients of the sandbox that may use it. */
export function otherClient({ clients }: World, grantType: string): string {
  const able = [...clients.values()].filter(({ grantTypes }) => grantTypes.includes(grantType))
  const names = able.slice(0, maxCount).map(({ clientId }) => clientId)
  return names.length === 0
    ? `Allow ${grantType} for a client in the scenario, because no client of this sandbox may use it.`
    : `Use a client that may use it, for example ${names.join(' or ')}, or allow ${grantType} for this client.`
}
